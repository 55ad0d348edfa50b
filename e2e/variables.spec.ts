import { type Page } from '@playwright/test';
import { answersGraph, queriesOf } from './GraphAnswer';
import { dashboard } from './demoData';
import { expect, test } from './test';

/**
 * Opens the choice of a variable and waits until it offers what it should. That follows the variables before it a
 * moment later, also in a list that is open.
 */
async function expectChoices(page: Page, variable: string, offered: string[], withheld: string[] = []) {
  const choice = page.getByTestId(`data-testid Dashboard template variables submenu Label ${variable}`).locator('..').getByRole('combobox');
  const options = page.getByRole('option');
  await expect(async () => {
    if ((await options.count()) === 0) {
      await choice.click();
    }
    const texts = await options.allInnerTexts();
    expect(texts).toEqual(expect.arrayContaining(offered));
    expect(texts.filter((text) => withheld.includes(text))).toEqual([]);
  }).toPass();
}

test('a chain of variables filters, from the first to the panels', { tag: '@both' }, async ({ mesh, page }) => {
  await mesh.openPair();
  await expectChoices(page, 'Caller namespace', ['shop']);
  await page.getByRole('option', { name: 'shop', exact: true }).click();

  // The gateway is a workload of another namespace.
  await expectChoices(page, 'Caller', ['checkout'], ['istio-ingressgateway']);
  const asked = page.waitForRequest((request) => request.url().includes('/api/ds/query') && Boolean(request.postData()?.includes('"checkout"')));
  await page.getByRole('option', { name: 'checkout', exact: true }).click();
  await asked;

  // The first of the callees' namespaces is taken by itself; another one is a choice.
  await expectChoices(page, 'Service namespace', ['pay', 'stock']);
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
  const filtered = page.waitForResponse((response) => answersGraph(response, (query) => JSON.stringify(query).includes('"pay"')));
  await page.getByRole('option', { name: /^pay/ }).first().click();
  await filtered;
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
  const switched = (name: string) => page.getByRole('switch', { name });
  // What is shown from the start may come late, and would be counted with the others.
  await switched('New versions').uncheck({ force: true });
  await expect(marks).toHaveCount(0);
  await switched('Failing pairs').check({ force: true });
  await expect(marks).not.toHaveCount(0);
  await switched('Failing pairs').uncheck({ force: true });
  await expect(marks).toHaveCount(0);
});
