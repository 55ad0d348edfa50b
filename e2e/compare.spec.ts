import { testIds } from '../src/mesh/testIds';
import { change, changedAddress } from './demoData';
import { expect, test } from './test';

test('a call that is gone is drawn, listed and explained', async ({ mesh, page }) => {
  const query = { queryType: 'graph', compareTo: change.compareTo };
  const explore = { dashboard: 'explore', panel: 'alidade-mesh-panel', query: JSON.stringify(query) };
  const { edges } = await mesh.open(explore, changedAddress());
  const removed = edges.filter((edge) => edge.change === 'removed');
  expect(removed.map(({ source, target }) => [source, target].join(' '))).toEqual([expect.stringMatching(/search .*catalog/)]);
  await expect(mesh.panel).toHaveAttribute('data-drawn-edges', String(edges.length));
  await expect(page.getByTestId(testIds.legend)).toContainText(`${change.compareTo} ago`);

  await page.getByRole('button', { name: /^Changes \d/ }).click();
  const list = page.getByRole('complementary', { name: 'What changed' });
  // What else differs between two quarters of an hour is chance, and less than a call that is gone.
  await expect(list.getByRole('listitem').first()).toHaveText(/search → catalog\s*gone/);
  await list.getByRole('button', { name: 'search → catalog' }).click();
  const before = Number(removed[0]?.requestRateBefore);
  expect(before).toBeGreaterThan(1);
  await expect(page.getByTestId(testIds.details)).toContainText(`was ${before.toPrecision(3)} req/s`);
});
