import { type Row } from './GraphAnswer';
import { readShownNumber } from './ShownNumber';
import { expect, test } from './test';

const number = (row: Row, field: string) => (typeof row[field] === 'number' ? row[field] : 0);

/** The edges with the largest value of a field, without those that have none. */
function largest(edges: Row[], field: string, count: number): Row[] {
  const known = edges.filter((edge) => number(edge, field) > 0);
  return known.sort((a, b) => number(b, field) - number(a, field)).slice(0, count);
}

test('the whole answer is drawn', async ({ mesh }) => {
  const { nodes, edges } = await mesh.open();
  expect(nodes.length).toBeGreaterThanOrEqual(12);
  expect(edges.length).toBeGreaterThanOrEqual(12);
  await expect(mesh.panel).toHaveAttribute('data-drawn-nodes', String(nodes.length));
  await expect(mesh.panel).toHaveAttribute('data-drawn-edges', String(edges.length));
  // Cards, arrows, labels and lanes, each smoothed at its edges: a blank canvas has one colour.
  await expect.poll(async () => (await mesh.paint()).colours).toBeGreaterThan(50);
});

test('the same mesh is laid out the same way each time', async ({ mesh }) => {
  const positions = async () => {
    const { edges } = await mesh.open();
    const rows = mesh.page.locator('tr[data-edge-id][data-x]');
    await expect(rows).toHaveCount(edges.length);
    return rows.evaluateAll((all) => all.map((row) => [row.dataset.edgeId, row.dataset.x, row.dataset.y]));
  };
  expect(await positions()).toEqual(await positions());
});

test('hovering an edge shows the numbers that the backend computed', { tag: '@both' }, async ({ mesh }) => {
  const answer = await mesh.open();
  const { edges } = answer;
  const watched = [...largest(edges, 'errorRatio', 2), ...largest(edges, 'requestRate', 2)];
  expect(watched).toHaveLength(4);
  for (const edge of watched) {
    await mesh.hoverEdge(answer, edge.id);
    const facts = await mesh.tooltipFacts();
    const measures = { 'Request rate': 'requestRate', Errors: 'errorRatio', 'Latency p95': 'latencyMs' };
    for (const [label, field] of Object.entries(measures)) {
      const shown = readShownNumber(facts.get(label) ?? `no "${label}" for ${edge.id}`);
      const difference = Math.abs(shown.value - number(edge, field));
      expect(difference, `${label} of ${edge.id}: ${facts.get(label)} for ${number(edge, field)}`).toBeLessThanOrEqual(shown.tolerance);
    }
  }
});

test('the panels below the mesh show the services', async ({ mesh, page }) => {
  await mesh.open();
  const panel = page.getByTestId('data-testid Panel header Requests by service');
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByText('checkout', { exact: true })).toBeVisible();
});

test('the page opens on the overview of the mesh', async ({ mesh, page }) => {
  await page.goto('/');
  await expect(mesh.panel).toHaveAttribute('data-state', 'drawn');
  await expect(page.locator('header')).toContainText('Mesh overview');
});
