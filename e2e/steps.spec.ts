import { type Page, type Route } from '@playwright/test';
import { testIds } from '../src/mesh/testIds';
import { dashboard } from './demoData';
import { type SentQuery } from './GraphAnswer';
import { expect, test } from './test';

/** Holds back what answers a graph's second step, until it is let go or refused. */
async function holdSecondStep(page: Page) {
  let held: Route | undefined;
  await page.route('**/api/ds/query*', async (route) => {
    const { queries } = route.request().postDataJSON() as { queries: SentQuery[] };
    if (queries.some(({ queryType, step }) => queryType === 'graph' && step === undefined)) {
      held = route;
      return;
    }
    await route.continue();
  });
  const arrived = async () => {
    await expect.poll(() => held !== undefined).toBe(true);
    return held as Route;
  };
  const refuse = { status: 500, contentType: 'application/json', body: JSON.stringify({ results: { A: { error: 'The server took too long.', status: 500 } } }) };
  return {
    letGo: async () => (await arrived()).continue(),
    fail: async () => (await arrived()).fulfill(refuse),
  };
}

test('a graph is drawn, hovered and opened before its latency comes, and stays as it is', { tag: '@both' }, async ({ mesh, page }) => {
  const second = await holdSecondStep(page);
  await page.goto(`/?dashboard=${dashboard}`);
  await expect(mesh.panel).toHaveAttribute('data-state', 'drawn');
  await expect(mesh.panel).toHaveAttribute('data-following', 'latency');
  await expect(page.getByTestId(testIds.following)).toHaveText('latency follows');
  expect((await mesh.paint()).colours).toBeGreaterThan(50);

  const rows = page.getByTestId(testIds.table).locator('tr[data-node-id][data-x]');
  await expect(rows).toHaveCount(Number(await mesh.panel.getAttribute('data-drawn-nodes')));
  const positions = () => rows.evaluateAll((all) => all.map(({ dataset }) => [dataset.nodeId, dataset.x, dataset.y]));
  const before = await positions();
  const checkout = before.find(([id]) => id?.endsWith('/shop/checkout'));
  const corner = await mesh.corner();
  const at = { x: corner.x + Number(checkout?.[1]), y: corner.y + Number(checkout?.[2]) };
  await page.mouse.move(at.x, at.y);
  await expect(mesh.tooltip).toContainText('checkout');
  await page.mouse.click(at.x, at.y);
  const details = page.getByTestId(testIds.details);
  await expect(details.getByRole('heading').first()).toHaveText('checkout');
  const opened = await positions();

  await second.letGo();
  await expect(mesh.panel).not.toHaveAttribute('data-following');
  await expect(page.getByTestId(testIds.following)).toHaveCount(0);
  await expect(details.getByRole('heading').first()).toHaveText('checkout');
  await expect(page.getByTestId(testIds.table)).toContainText(/\d ms/);
  await expect.poll(positions).toEqual(opened);
});

test.describe('where latency fails', () => {
  test.use({ expectedComplaints: [/Failed to load resource.*\/api\/ds\/query/] });

  test('the graph stays, and a notice says why', async ({ mesh, page }) => {
    const second = await holdSecondStep(page);
    await page.goto(`/?dashboard=${dashboard}`);
    await expect(mesh.panel).toHaveAttribute('data-state', 'drawn');
    await expect(mesh.panel).toHaveAttribute('data-following', 'latency');
    const nodes = await mesh.panel.getAttribute('data-drawn-nodes');
    await second.fail();
    await expect(mesh.panel).not.toHaveAttribute('data-following');
    await expect(mesh.panel.getByRole('note', { name: 'Latency is missing. The server took too long.' })).toBeVisible();
    await expect(mesh.panel).toHaveAttribute('data-state', 'drawn');
    await expect(mesh.panel).toHaveAttribute('data-drawn-nodes', String(nodes));
  });
});

test('a latency that is no longer waited for is not asked on', async ({ mesh, page }) => {
  await holdSecondStep(page);
  const cancelled = page.waitForEvent('requestfailed', (request) => request.url().includes('/api/ds/query'));
  await page.goto(`/?dashboard=${dashboard}`);
  await expect(mesh.panel).toHaveAttribute('data-following', 'latency');
  await page.getByTestId('data-testid RefreshPicker run button').first().click();
  expect((await cancelled).failure()?.errorText).toContain('ERR_ABORTED');
});
