// npm run screenshots: takes the pictures of the documentation in the workbench, from a simulated mesh
// with a fixed seed and time, so that two runs give the same pictures; those of larger meshes on the page
// of bench:panel, from generated ones. `npm run screenshots -- mesh-` takes those alone whose name has `mesh-`.
import fs from 'node:fs';
import path from 'node:path';
import { meshOf } from '../bench/panel/meshes.mjs';
import { serve } from '../bench/panel/serve.mjs';
import { installBrowser } from './tasks/browser.mjs';
import { buildDemo } from './tasks/demoBuilds.mjs';
import { checkToolchains, installPackages } from './tasks/install.mjs';
import { root } from './tasks/run.mjs';
import { startDemo } from './tasks/startDemo.mjs';

const say = (text) => console.log(`screenshots: ${text}`);
const folder = path.join(root, 'docs/img');
const panelPart = '[data-testid="alidade-mesh-panel"]';

/** A pair that fails now and then. */
const pair = 'var-sourceNamespace=shop&var-sourceWorkload=checkout&var-destinationNamespace=pay&var-destinationService=payments';

/** What the demos simulate beside a seed and an end that are fixed. */
const demos = {
  normal: [],
  // The warehouse became slow twenty minutes ago, so half an hour ago is another mesh.
  changed: ['--scenario', 'timeouts', '--scenario-for', '20m'],
  clusters: ['--scenario', 'two-clusters'],
  // A second data source, whose server is down.
  down: ['--data-source', 'Other cluster=http://127.0.0.1:1'],
};

/** An editor leaves most of a page to its panel; this is a page whose panel is as large as a wall screen. */
const wall = [4496, 2310];

/** The pictures: file, demo, page, the part of it that is shown, how many pixels stand for one, and what is waited for. */
const pictures = ['dark', 'light'].flatMap((theme) => {
  const page = (dashboard, search = '') => `/?dashboard=${dashboard}&theme=${theme}${search}`;
  const graph = (search) => page('alidade-mesh-overview', search);
  return [
    { file: `graph-${theme}.png`, page: graph(), part: panelPart, size: [1512, 980], scale: 1.5 },
    { file: `dashboard-${theme}.png`, page: graph(), size: [1512, 1660] },
    { file: `pair-${theme}.png`, page: page('alidade-service-pair', `&${pair}`), size: [1512, 1630] },
    { file: `latency-${theme}.png`, page: page('alidade-latency', `&${pair}`), size: [1512, 1500] },
    { file: `editor-${theme}.png`, page: graph('&editPanel=1'), size: [1512, 900], scale: 1.5 },
    { file: `compare-${theme}.png`, demo: 'changed', page: graph('&var-compareTo=30m'), part: panelPart, size: [1512, 980], scale: 1.5 },
    { file: `front-door-${theme}.png`, demo: 'down', page: `/a/alidade-istio-app?theme=${theme}`, size: [1200, 880], ready: '[aria-label="Signals that can be asked"]' },
    { file: `wall-${theme}.png`, demo: 'clusters', page: graph('&editPanel=1'), part: panelPart, size: wall },
  ];
});

/** Generated meshes, with one call in twenty failing, in a panel of a dashboard and on a wall screen. */
const meshes = [
  { file: 'mesh-120-dark.png', nodes: 120, size: [1400, 560], scale: 1.5 },
  { file: 'mesh-500-dark.png', nodes: 500, size: [1400, 560], scale: 1.5 },
  { file: 'mesh-500-wall-dark.png', nodes: 500, size: [2560, 1300] },
];

const start = (more) => startDemo(['--fixed-now', '2026-01-31T12:00:00Z', ...more]);

async function take(browser, address, { file, page: where, part, size: [width, height], scale = 1, ready = `${panelPart}[data-state="drawn"]` }) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale, timezoneId: 'UTC', locale: 'en-US' });
  await page.goto(address + where);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-label="Panel loading bar"]') === null);
  // Series panels draw a moment after their data came, and nothing says when.
  await page.waitForTimeout(1500);
  const target = part ? page.locator(part).first() : page;
  await target.screenshot({ path: path.join(folder, file) });
  await page.close();
  say(`wrote ${path.relative(root, path.join(folder, file))}`);
}

/** The font of Grafana's pages, which the page of the benchmark has not. */
function fontFaces() {
  const folder = path.join(root, 'node_modules/@fontsource/inter/files');
  return [400, 600].map((weight) => {
    const data = fs.readFileSync(path.join(folder, `inter-latin-${weight}-normal.woff2`)).toString('base64');
    return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${data})}`;
  });
}

async function takeMesh(browser, address, { file, nodes, size: [width, height], scale = 1 }) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  await page.goto(`${address}?theme=dark&width=${width}&height=${height}`);
  await page.addStyleTag({ content: `${fontFaces().join('')}body{margin:0;background:#181b1f;font-family:Inter}` });
  await page.evaluate(() => Promise.all(['400 12px Inter', '600 12px Inter'].map((font) => document.fonts.load(font))));
  await page.waitForFunction(() => window.bench !== undefined);
  const namespaces = Math.round(Math.max(nodes / 25, Math.sqrt(nodes)));
  const mesh = meshOf({ nodes, edgesPerNode: 3, namespaces, failing: 0.05 });
  await page.evaluate((mesh) => window.bench.show(mesh, {}), mesh);
  await page.locator(`${panelPart}[data-state="drawn"]`).first().waitFor();
  await page.waitForTimeout(1500);
  await page.locator(panelPart).first().screenshot({ path: path.join(folder, file), timeout: 120_000 });
  await page.close();
  say(`wrote ${path.relative(root, path.join(folder, file))}`);
}

const wanted = process.argv[2] ?? '';
const chosen = (list) => list.filter(({ file }) => file.includes(wanted));

await checkToolchains();
await installPackages(say);
const executablePath = await installBrowser(say);
await buildDemo(say);
fs.mkdirSync(folder, { recursive: true });
const { chromium } = await import('@playwright/test');
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const [name, flags] of Object.entries(demos)) {
    const own = chosen(pictures).filter(({ demo = 'normal' }) => demo === name);
    if (own.length === 0) {
      continue;
    }
    const { child, address } = await start(flags);
    try {
      for (const picture of own) {
        await take(browser, address, picture);
      }
    } finally {
      child.kill('SIGTERM');
    }
  }
  if (chosen(meshes).length > 0) {
    const { address, close } = await serve();
    for (const picture of chosen(meshes)) {
      await takeMesh(browser, address, picture);
    }
    close();
  }
} finally {
  await browser.close();
}
