import { type Page } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { testIds } from '../src/mesh/testIds';
import { latencyDashboard } from './demoData';
import { readBreakdown } from './GraphAnswer';
import { LatencyView } from './LatencyView';
import { expect, test } from './test';

interface Answer {
  results: Record<string, { frames?: Array<{ schema: { meta?: { custom?: unknown } } }> }>;
}

/** Has the page see other answers than the backend gives. */
async function alterAnswers(page: Page, alter: (answer: Answer, refIds: string[]) => void) {
  await page.route('**/api/ds/query**', async (route) => {
    const { queries } = route.request().postDataJSON() as { queries: Array<{ refId: string; queryType?: string }> };
    const response = await route.fetch();
    const answer = (await response.json()) as Answer;
    alter(answer, queries.filter(({ queryType }) => queryType === 'graph').map(({ refId }) => refId));
    await route.fulfill({ response, json: answer });
  });
}

/** One panel that asks for a graph. */
const explore = { dashboard: 'explore', panel: 'alidade-mesh-panel', query: JSON.stringify({ queryType: 'graph' }) };

// What the page still asks when its test has ended is of no interest.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** As Grafana answers a public dashboard: without what a data source tells beside its fields. */
const asPublic = (answer: Answer) =>
  Object.values(answer.results).forEach(({ frames = [] }) => frames.forEach(({ schema }) => delete schema.meta?.custom));

test('a public dashboard has the graph with the responses of its calls, and asks for nothing more', { tag: '@both' }, async ({ mesh, page }) => {
  await alterAnswers(page, asPublic);
  const { edges, responses } = await mesh.open(explore);
  await expect(mesh.panel).toHaveAttribute('data-drawn-edges', String(edges.length));
  const flagged = responses.find(({ flags, code }) => flags !== '-' && code !== '200');
  const { x, y } = await mesh.pointOf('edge', String(flagged?.edge));
  await page.mouse.click(x, y);
  const details = page.getByTestId(testIds.details);
  await expect(details.getByRole('table', { name: 'Responses' }).getByRole('row', { name: new RegExp(`^${String(flagged?.code)} `) }).first()).toBeVisible();
  await expect(details.getByRole('link', { name: 'Explore' })).toHaveCount(0);
});

test('a public dashboard has where the time goes', async ({ page }) => {
  await alterAnswers(page, asPublic);
  const answered = page.waitForResponse((response) => response.url().includes('/api/ds/query') && (response.request().postData() ?? '').includes('"latency"'));
  await page.goto(`/?dashboard=${latencyDashboard}`);
  const rows = await readBreakdown(await answered, 'A');
  expect(rows.length).toBeGreaterThan(10);
  await expect(new LatencyView(page).root).toHaveAttribute('data-drawn-rows', String(rows.length));
});

test('connections without a byte, streams and calls without an answer are drawn and explained', async ({ mesh, page }) => {
  const fixture = JSON.parse(fs.readFileSync(path.join(__dirname, '../testdata/graph-connections.json'), 'utf8')) as { frames: [] };
  await alterAnswers(page, (answer, refIds) => {
    refIds.forEach((refId) => (answer.results[refId] = fixture));
    // The mesh that is simulated knows nothing of these calls, and need not be asked.
    asPublic(answer);
  });
  await mesh.open(explore);
  await expect(mesh.panel).toHaveAttribute('data-drawn-edges', '11');

  const details = page.getByTestId(testIds.details);
  const open = async (edge: string) => {
    const { x, y } = await mesh.pointOf('edge', edge);
    await page.mouse.click(x, y);
  };
  await open('workload/shop/orders service/pay/ledger-db');
  await expect(details.getByRole('heading').first()).toHaveText('orders → ledger-db');
  await expect(details.getByRole('table', { name: 'Connections that ended' }).getByRole('row', { name: /^UF Upstream connection failure/ })).toContainText('100%');
  await page.keyboard.press('Escape');

  await open('workload/shop/web workload/shop/orders');
  await expect(details.getByText('50% of the calls got no answer: the caller went away (DC).')).toBeVisible();
  await page.keyboard.press('Escape');

  const stream = (await mesh.calls()).find(({ To }) => To === 'ticker');
  expect(stream).toMatchObject({ 'Request rate': '–', 'Request messages': '2 msg/s', 'Response messages': '48 msg/s' });

  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('searchbox', { name: 'Find in the mesh' }).fill('has flag DENY');
  await expect(page.getByTestId(testIds.find).getByRole('status')).toHaveText('1 found');
});
