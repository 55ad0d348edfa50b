import { type Page } from '@playwright/test';
import { answersGraph, queriesOf } from './GraphAnswer';
import { dashboard } from './demoData';
import { expect, test } from './test';

/**
 * Opens the choice of a variable; answers what there is to choose. What it offers follows the variables before it
 * a moment later, so it is opened again until it has what is wanted.
 */
async function choicesOf(page: Page, variable: string, wanted: string[]) {
  const choice = page.getByTestId(`data-testid Dashboard template variables submenu Label ${variable}`).locator('..').getByRole('combobox');
  const options = page.getByRole('option');
  let offered: string[] = [];
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(options).toHaveCount(0, { timeout: 1000 });
    await choice.click();
    await expect(options.first()).toBeVisible({ timeout: 2000 });
    offered = await options.allInnerTexts();
    expect(offered).toEqual(expect.arrayContaining(wanted));
  }).toPass({ timeout: 20_000 });
  return offered;
}

test('a chain of variables filters, from the first to the panels', async ({ mesh, page }) => {
  await mesh.openPair();
  await choicesOf(page, 'Caller namespace', ['shop']);
  await page.getByRole('option', { name: 'shop', exact: true }).click();

  const callers = await choicesOf(page, 'Caller', ['checkout']);
  expect(callers, 'a workload of another namespace').not.toContain('istio-ingressgateway');
  const asked = page.waitForRequest((request) => request.url().includes('/api/ds/query') && Boolean(request.postData()?.includes('"checkout"')));
  await page.getByRole('option', { name: 'checkout', exact: true }).click();
  await asked;

  // The first of the callees' namespaces is taken by itself; another one is a choice.
  await choicesOf(page, 'Service namespace', ['pay', 'stock']);
  const answered = page.waitForResponse((response) =>
    queriesOf(response).some(({ signal, destination }) => signal === 'requestRate' && destination?.namespace === 'stock')
  );
  await page.getByRole('option', { name: 'stock', exact: true }).click();
  const [query] = queriesOf(await answered);
  expect(query?.source).toEqual({ namespace: 'shop', workload: 'checkout' });
  await expect(page).toHaveURL(/var-sourceNamespace=shop&.*var-destinationNamespace=stock/);
});

test('an ad hoc filter reaches the query of the graph', async ({ mesh, page }) => {
  await mesh.open();
  const filters = page.getByPlaceholder(/label/);
  // The list holds only the options that are in sight: what is typed brings the wanted one there.
  await filters.click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.type('destination_workload_namespace');
  await page.getByRole('option', { name: 'destination_workload_namespace' }).first().click();
  await page.getByRole('option', { name: /^=/ }).first().click();
  const answered = page.waitForResponse((response) => answersGraph(response));
  await page.getByRole('option', { name: /^pay/ }).first().click();
  const [query] = queriesOf(await answered);
  expect(JSON.stringify(query)).toContain('"pay"');
});

test('a row of the failing pairs opens the pair', async ({ mesh, page }) => {
  await mesh.open();
  const table = page.getByTestId('data-testid Panel header Failing pairs');
  await table.scrollIntoViewIfNeeded();
  await expect(table.getByRole('columnheader', { name: 'Its namespace' })).toBeVisible();
  await table.getByRole('row').filter({ hasText: 'checkout' }).filter({ hasText: 'payments' }).getByRole('link', { name: 'payments' }).click();
  await expect(page).toHaveURL(/dashboard=alidade-service-pair.*var-sourceWorkload=checkout&.*var-destinationService=payments/);
  await expect(mesh.panel).toHaveAttribute('data-state', 'drawn');
});

test('annotations are switched on and off', async ({ mesh, page }) => {
  await mesh.open({ dashboard });
  const marks = page.getByTestId('annotation');
  const before = await marks.count();
  const switched = page.getByRole('switch', { name: 'Failing pairs' });
  await switched.check({ force: true });
  await expect.poll(() => marks.count()).toBeGreaterThan(before);
  await switched.uncheck({ force: true });
  await expect.poll(() => marks.count()).toBe(before);
});
