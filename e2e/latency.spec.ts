import { type Response } from '@playwright/test';
import { testIds } from '../src/mesh/testIds';
import { queriesOf, readBreakdown, type Row, type SentQuery } from './GraphAnswer';
import { LatencyView, nameOf } from './LatencyView';
import { latencyDashboard } from './demoData';
import { tabTo } from './keys';
import { expectNothingSevere } from './expectNothingSevere';
import { expect, test } from './test';

const dashboard = `/?dashboard=${latencyDashboard}`;

const answersLatency = (wanted: (query: SentQuery) => boolean) => (response: Response) =>
  queriesOf(response).some((query) => query.queryType === 'latency' && wanted(query));

/** How much of all callers' time goes there, in milliseconds a second. */
const hurt = ({ sourceMeanMs, destinationMeanMs, requestRate }: Row) => Number(sourceMeanMs ?? destinationMeanMs ?? 0) * Number(requestRate ?? 0);

test('what hurts most stands first, and a row opened by keyboard tells its parts', async ({ page }) => {
  const view = new LatencyView(page);
  const answered = page.waitForResponse(answersLatency(() => true));
  await page.goto(dashboard);
  const rows = (await readBreakdown(await answered, 'A')).sort((a, b) => hurt(b) - hurt(a));
  expect(rows.length).toBeGreaterThan(10);
  expect(await view.names(rows.length)).toEqual(rows.map(nameOf));

  const at = rows.findIndex(({ confidence, dominant }, index) => index > 0 && confidence === 'high' && dominant === 'application');
  const row = rows[at];
  await tabTo(view.list);
  for (let steps = 0; steps < at; steps++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(view.details.getByRole('heading').first()).toHaveText(nameOf(row));
  await expect(page.getByTestId(testIds.latencyAnnouncement)).toContainText('mostly application');
  expect(Number(row?.callerSideMs) + Number(row?.receivingProxyMs) + Number(row?.applicationMs)).toBeCloseTo(Number(row?.sourceMeanMs), 3);
  await view.expectParts(row);
  await expect(view.history).toBeVisible();
  // The other panels follow.
  await expect(page).toHaveURL(new RegExp(`var-sourceWorkload=${String(row?.source_workload)}&.*var-destinationService=${String(row?.destination_service_name)}`));
  await page.keyboard.press('Escape');
  await expect(view.details).toHaveCount(0);
  await expect(view.list).toBeFocused();
});

test('by keyboard from a call in the graph to where its time goes, and back', async ({ mesh, page }) => {
  const view = new LatencyView(page);
  const details = page.getByTestId(testIds.details);
  const title = 'checkout → payments';
  await mesh.open();
  await tabTo(mesh.canvas);
  await page.keyboard.press('/');
  await page.keyboard.type('checkout payments errors > 1%');
  await expect(page.getByTestId(testIds.find)).toContainText('1 found');
  await page.keyboard.press('Enter');
  await expect(details.getByRole('heading').first()).toHaveText(title);

  const answered = page.waitForResponse(answersLatency(({ source }) => source?.workload === 'checkout'));
  await tabTo(details.getByRole('button', { name: 'Where its time goes' }));
  await page.keyboard.press('Enter');
  const [pair] = await readBreakdown(await answered, 'pair');
  await expect(view.details.getByRole('heading').first()).toHaveText(title);
  await view.expectParts(pair);
  // What the called one calls itself is in its application's time.
  await expect(page.getByRole('option', { name: /^payments to fraud/ })).toBeVisible();

  await tabTo(view.details.getByRole('button', { name: 'Show in graph' }));
  await page.keyboard.press('Enter');
  await expect(mesh.canvas).toBeVisible();
  await expect(details.getByRole('heading').first()).toHaveText(title);
});

test('a latency query is built in the editor', async ({ explore, page }) => {
  const view = new LatencyView(page);
  await explore.open({ queryType: 'graph' }, { editPanel: '1', panel: 'alidade-mesh-panel' });
  await explore.editor.getByRole('combobox', { name: 'Query type' }).click();
  await page.getByRole('option', { name: /^Latency/ }).click();
  const answered = page.waitForResponse(answersLatency(({ source }) => source?.workload === 'checkout'));
  await explore.editor.getByRole('combobox', { name: 'Source workload', exact: true }).fill('checkout');
  await page.getByRole('option', { name: 'checkout', exact: true }).click();
  const rows = (await readBreakdown(await answered, 'A')).sort((a, b) => hurt(b) - hurt(a));
  expect(rows.length).toBeGreaterThan(2);
  expect(await view.names(rows.length)).toEqual(rows.map(nameOf));
});

test('axe finds nothing serious where the time goes', { tag: '@both' }, async ({ page }) => {
  await page.goto(dashboard);
  // A row that is not split and not to be trusted has the most to say.
  await page.getByRole('option', { name: /^payments to acquirer/ }).click();
  await expect(new LatencyView(page).history).toBeVisible();
  await expectNothingSevere(page);
});
