import { testIds } from '../src/mesh/testIds';
import { queriesOf } from './GraphAnswer';
import { severeFindings } from './severeFindings';
import { expect, test } from './test';

const dashboard = '/?dashboard=alidade-latency';

test('rows show the parts that the backend computed, and open by keyboard', async ({ page }) => {
  const answered = page.waitForResponse((response) => queriesOf(response).some(({ queryType }) => queryType === 'latency'));
  await page.goto(dashboard);
  const { results } = await (await answered).json();
  const { schema, data } = results.A.frames[0];
  const column = (name: string): unknown[] => data.values[schema.fields.findIndex((field: { name: string }) => field.name === name)];
  const view = page.getByTestId(testIds.latency);
  await expect(view).toHaveAttribute('data-drawn-rows', String(column('sourceMeanMs').length));

  const at = column('source_workload').findIndex(
    (caller, row) => caller === 'checkout' && column('destination_service_name')[row] === 'payments'
  );
  const ms = (name: string) => Number(column(name)[at]);
  expect(ms('callerSideMs') + ms('receivingProxyMs') + ms('applicationMs')).toBeCloseTo(ms('sourceMeanMs'), 3);
  const row = view.getByRole('option', { name: /^checkout to payments/ });
  await expect(row).toHaveAccessibleName(new RegExp(`mean ${Math.round(ms('sourceMeanMs'))} ms, .*mostly application`));

  await view.getByRole('listbox').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const details = page.getByTestId(testIds.latencyDetails);
  await expect(details.getByRole('img', { name: /^Parts over the dashboard’s range/ })).toBeVisible();
  // The other panels follow.
  await expect(page).toHaveURL(/var-sourceWorkload=istio-ingressgateway.*var-destinationService=web/);
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(view.getByRole('listbox')).toBeFocused();
});

test('the time of a call is one click away from the graph, and the graph from it', async ({ mesh, page }) => {
  await mesh.open();
  await page.getByRole('button', { name: 'Where did it start' }).click();
  await page.getByRole('complementary', { name: 'Where did it start' }).getByRole('button', { name: /^checkout → payments/ }).click();
  await page.getByTestId(testIds.details).getByRole('button', { name: 'Where its time goes' }).click();
  const pair = page.getByRole('option', { name: /^checkout to payments/ });
  await expect(pair).toHaveAttribute('aria-selected', 'true');
  // What the called one calls itself is in its application's time.
  await expect(page.getByRole('option', { name: /^payments to fraud/ })).toBeVisible();
  await page.getByTestId(testIds.latencyDetails).getByRole('button', { name: 'Show in graph' }).click();
  await expect(mesh.canvas).toBeVisible();
  await expect(page.getByTestId(testIds.details)).toContainText('checkout → payments');
});

test('axe finds nothing serious where the time goes', async ({ page }) => {
  await page.goto(dashboard);
  await page.getByRole('option', { name: /^payments to acquirer/ }).click();
  await expect(page.getByRole('img', { name: /^Parts over the dashboard’s range/ })).toBeVisible();
  expect(await severeFindings(page)).toEqual({ dark: [], light: [] });
});
