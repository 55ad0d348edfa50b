// Opens a dashboard and measures when its mesh is drawn.

const panel = '[data-testid="alidade-mesh-panel"][data-state="drawn"]:not([data-drawn-nodes="0"])';
/** Longer than this nobody waits, in milliseconds. */
const patience = 180_000;
/** The panels of a dashboard ask about this long before its end, in milliseconds. */
const span = 15 * 60_000;

/** Each opening asks of another moment, so that none is answered by what was kept of one before. */
let opened = 0;

/** Notes in the page when the first mesh and the whole one are drawn, looking at each frame. */
function watch(selector) {
  window.drawn = {};
  const look = () => {
    const found = document.querySelector(selector);
    if (found) {
      window.drawn.first ??= performance.now();
      if (!found.hasAttribute('data-following')) {
        window.drawn.last ??= performance.now();
        return;
      }
    }
    requestAnimationFrame(look);
  };
  look();
}

/**
 * Milliseconds from the beginning of the navigation to the first drawn mesh and to the one with latency.
 * `alone` is the editor of the graph's panel, where nothing else is asked.
 */
export async function openDashboard(browser, { address, dashboard, end, twoSteps = true }) {
  const context = await browser.newContext({ viewport: { width: 1512, height: 900 }, timezoneId: 'UTC', locale: 'en-US' });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  if (!twoSteps) {
    await page.route('**/api/frontend/settings*', async (route) => {
      const response = await route.fetch();
      const settings = await response.json();
      Object.values(settings.datasources).forEach((source) => (source.jsonData = { ...source.jsonData, twoSteps: false }));
      await route.fulfill({ response, json: settings });
    });
  }
  await page.addInitScript(watch, panel);
  const to = Date.parse(end) - ++opened;
  const where = dashboard === 'alone' ? { dashboard: 'alidade-mesh-overview', editPanel: '1' } : { dashboard };
  await page.goto(`${address}/?${new URLSearchParams({ ...where, from: to - span, to })}`);
  await page.waitForFunction(() => window.drawn.last !== undefined, undefined, { timeout: patience });
  const drawn = await page.evaluate(() => window.drawn);
  await page.waitForLoadState('networkidle', { timeout: patience });
  await context.close();
  return drawn;
}
