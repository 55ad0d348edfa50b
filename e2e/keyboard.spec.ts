import { type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { testIds } from '../src/mesh/testIds';
import { readShownNumber } from './ShownNumber';
import { arrowTo, tabTo } from './keys';
import { expect, test } from './test';

/** The graph as the panel saves it for scripts; what is unknown is left out. */
interface SavedGraph {
  nodes: Array<{ id: string; title: string }>;
  edges: Array<{ source: string; target: string; requests_per_second?: number; error_ratio?: number }>;
}

/** Takes an entry of the panel's menu by arrow keys, from the menu's button; answers the file that comes. */
async function save(page: Page, entry: string): Promise<Buffer> {
  const wanted = page.getByRole('menuitem', { name: entry, exact: true });
  await page.keyboard.press('Enter');
  await expect(wanted).toBeVisible();
  await arrowTo(wanted);
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  return readFile(await (await saved).path());
}

test('by keyboard alone: from a failing call to its caller, a folded namespace and a saved picture', { tag: '@both' }, async ({ mesh, page }) => {
  const { nodes, edges, responses } = await mesh.open();
  const title = (id: unknown) => String(nodes.find((node) => node.id === id)?.title);
  const flagsOf = (edge: string) =>
    responses.filter((row) => row.edge === edge && row.flags !== '-').flatMap((row) => String(row.flags).split(','));
  const failing = edges
    .filter((edge) => Number(edge.errorRatio) > 0.05 && flagsOf(edge.id).length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(failing.length).toBeGreaterThan(0);
  const announcement = page.getByTestId(testIds.announcement);
  const details = page.getByTestId(testIds.details);
  const keyboard = page.keyboard;

  await test.step('find it by a condition', async () => {
    await tabTo(mesh.canvas);
    await keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await keyboard.type('errors > 5% has flag');
    await expect(page.getByTestId(testIds.find)).toContainText(`${failing.length} found`);
    await keyboard.press('Enter');
  });
  const [edge] = failing;
  const caller = nodes.find(({ id }) => id === edge?.source);
  const ends = edges.filter(({ source, target }) => source === caller?.id || target === caller?.id).flatMap(({ source, target }) => [source, target]);
  const around = nodes.filter(({ id }) => ends.includes(id));
  await test.step('read its flags', async () => {
    await expect(announcement).toContainText(`${title(edge?.source)} calls ${title(edge?.target)}`);
    await expect(details.getByRole('heading').first()).toHaveText(`${title(edge?.source)} → ${title(edge?.target)}`);
    for (const flag of flagsOf(edge?.id ?? '')) {
      await expect(details.getByRole('cell', { name: new RegExp(`^${flag} [A-Z]`) }).first()).toBeVisible();
    }
  });
  await test.step('go to its caller and focus on that', async () => {
    await keyboard.press('Escape');
    await expect(mesh.canvas).toBeFocused();
    await keyboard.press('ArrowLeft');
    await keyboard.press('Enter');
    await expect(announcement).toContainText(new RegExp(`^${caller?.title}, `));
    await tabTo(details.getByRole('button', { name: 'Focus' }));
    await keyboard.press('Enter');
    await expect(page.getByTestId(testIds.counts)).toHaveText(new RegExp(`^${around.length} of ${nodes.length} nodes, `));
    await expect(mesh.panel).toHaveAttribute('data-drawn-nodes', String(around.length));
  });
  await test.step('fold its namespace', async () => {
    await keyboard.press('Escape');
    await expect(mesh.canvas).toBeFocused();
    // The first card is one that calls it.
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await expect(announcement).toContainText(new RegExp(`^${caller?.title}, `));
    await keyboard.press('f');
    await expect(announcement).toContainText(new RegExp(`^${caller?.namespace}, `));
    const inside = around.filter((node) => node.namespace === caller?.namespace);
    expect(inside.length).toBeGreaterThan(1);
    await expect(mesh.panel).toHaveAttribute('data-drawn-nodes', String(around.length - inside.length + 1));
  });
  await test.step('save the picture, and the data that the table shows', async () => {
    const more = page.getByRole('button', { name: /^More/ });
    await tabTo(more);
    const picture = await save(page, 'Export PNG');
    expect(picture.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    const [width, height] = [picture.readUInt32BE(16), picture.readUInt32BE(20)];
    expect(Math.min(width, height), `a picture of ${width} by ${height} pixels`).toBeGreaterThan(300);
    await expect(more).toBeFocused();
    const saved = JSON.parse((await save(page, 'Export JSON')).toString()) as SavedGraph;
    const titles = new Map(saved.nodes.map(({ id, title }) => [id, title]));
    await expect(page.locator('tr[data-edge-id]')).toHaveCount(saved.edges.length);
    const shown = await mesh.calls();
    expect(shown.map(({ From, To }) => [From, To])).toEqual(saved.edges.map((call) => [titles.get(call.source), titles.get(call.target)]));
    for (const [index, { requests_per_second = NaN }] of saved.edges.entries()) {
      const rate = readShownNumber(shown[index]?.['Request rate'] ?? '');
      expect(Math.abs(rate.value - requests_per_second)).toBeLessThanOrEqual(rate.tolerance);
    }
  });
});
