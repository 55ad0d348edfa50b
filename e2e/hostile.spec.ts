import { type Page } from '@playwright/test';
import { testIds } from '../src/mesh/testIds';
import { expect, test } from './test';

/** One panel that asks for a graph. */
const explore = { dashboard: 'explore', panel: 'alidade-mesh-panel', query: JSON.stringify({ queryType: 'graph' }) };

/** The URLs of all workers that the page starts from now on. */
function workersOf(page: Page): string[] {
  const started: string[] = [];
  page.on('worker', (worker) => started.push(worker.url()));
  return started;
}

test.describe('under a content security policy that forbids workers from blobs', () => {
  test.use({ expectedComplaints: [/violates the following Content Security Policy directive: "worker-src 'self'"/] });

  // Grafana's own template, without what depends on its server, and with the directive that it leaves out.
  const policy = "script-src 'self' 'unsafe-eval' 'unsafe-inline'; worker-src 'self'; object-src 'none'; font-src 'self'; style-src 'self' 'unsafe-inline' blob:; img-src * data:; base-uri 'self'; connect-src 'self'";

  test('the graph is arranged on the page, and nothing is said', { tag: '@both' }, async ({ mesh, page }) => {
    await page.route(
      (url) => url.pathname === '/',
      async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
      }
    );
    const refused = page.waitForEvent('console', { predicate: (message) => message.text().includes("worker-src 'self'") });
    const { nodes, edges } = await mesh.open();
    await refused;
    await expect(mesh.panel).toHaveAttribute('data-drawn-nodes', String(nodes.length));
    await expect(mesh.panel).toHaveAttribute('data-drawn-edges', String(edges.length));
    await expect.poll(async () => (await mesh.paint()).colours).toBeGreaterThan(50);
    await expect(page.getByTestId(testIds.message)).toHaveCount(0);
    // Everything else that a worker would do goes on: a namespace is folded, which arranges anew.
    await page.getByRole('button', { name: /^More: / }).click();
    await page.getByRole('menuitem', { name: 'Fold all namespaces', exact: true }).click();
    await expect(mesh.panel).not.toHaveAttribute('data-drawn-nodes', String(nodes.length));
    await expect(mesh.panel).toHaveAttribute('data-state', 'drawn');
  });
});

/** What the panel shows in each frame that the browser paints, without repetitions: its state, and how many nodes. */
async function watchFrames(page: Page): Promise<() => Promise<Array<{ state: string; nodes: number }>>> {
  await page.addInitScript((id) => {
    const frames: Array<{ state: string; nodes: number }> = [];
    const look = () => {
      const { state = 'none', drawnNodes = '0' } = document.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.dataset ?? {};
      const last = frames.at(-1);
      if (last?.state !== state || last.nodes !== Number(drawnNodes)) {
        frames.push({ state, nodes: Number(drawnNodes) });
      }
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { shownFrames: frames });
  }, testIds.panel);
  return () => page.evaluate(() => (window as unknown as { shownFrames: Array<{ state: string; nodes: number }> }).shownFrames);
}

test('where Grafana takes a picture of the page, the first frame with an answer holds the whole picture', { tag: '@both' }, async ({ mesh, page }) => {
  const workers = workersOf(page);
  const asked: unknown[] = [];
  page.on('request', (request) => {
    const { queries = [] } = (request.url().includes('/api/ds/query') ? (request.postDataJSON() as { queries: Array<{ step?: string }> }) : {}) as {
      queries?: Array<{ step?: string }>;
    };
    asked.push(...queries.flatMap(({ step }) => step ?? []));
  });
  const frames = await watchFrames(page);
  const { nodes } = await mesh.open({ ...explore, render: '1' });
  expect((await frames()).filter((frame) => frame.nodes > 0)).toEqual([{ state: 'drawn', nodes: nodes.length }]);
  expect((await mesh.paint()).colours).toBeGreaterThan(50);
  expect(asked, 'answers in two steps').toEqual([]);
  expect(workers).toEqual([]);
});

test('on paper the picture keeps its ground, which a browser leaves out', async ({ mesh, page }) => {
  await mesh.open(explore);
  await page.emulateMedia({ media: 'print' });
  const { brightness, colours } = await mesh.paint();
  expect(brightness).toBeLessThan(0.4);
  expect(colours).toBeGreaterThan(50);
  const grounds = await mesh.panel.evaluate((panel) => {
    const styles: CSSStyleDeclaration[] = [];
    for (let element: Element | null = panel; element; element = element.parentElement) {
      styles.push(getComputedStyle(element));
    }
    return styles.filter(({ printColorAdjust }) => printColorAdjust === 'exact').map(({ backgroundColor }) => backgroundColor);
  });
  expect(grounds).toContain(await page.evaluate(() => getComputedStyle(document.querySelector('section')!).backgroundColor));
});
