// npm run screenshots: takes the pictures of the documentation in the workbench, from a simulated mesh
// with a fixed seed and time, so that two runs give the same pictures.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installBrowser } from './tasks/browser.mjs';
import { buildDemo, demoProgram } from './tasks/demoBuilds.mjs';
import { checkToolchains, installPackages } from './tasks/install.mjs';
import { root } from './tasks/run.mjs';

const say = (text) => console.log(`screenshots: ${text}`);
const folder = path.join(root, 'docs/img');
const mesh = '[data-testid="alidade-mesh-panel"]';

/** A pair that fails now and then. */
const pair = 'var-sourceNamespace=shop&var-sourceWorkload=checkout&var-destinationNamespace=pay&var-destinationService=payments';

/** The pictures: file, page, and the part of the page that is shown. */
const pictures = ['dark', 'light'].flatMap((theme) => [
  { file: `graph-${theme}.png`, page: `/?dashboard=alidade-mesh-overview&theme=${theme}`, part: mesh, size: [1512, 980] },
  { file: `dashboard-${theme}.png`, page: `/?dashboard=alidade-mesh-overview&theme=${theme}`, size: [1512, 1640] },
  { file: `pair-${theme}.png`, page: `/?dashboard=alidade-service-pair&theme=${theme}&${pair}`, size: [1512, 1560] },
  { file: `editor-${theme}.png`, page: `/?dashboard=alidade-mesh-overview&theme=${theme}&editPanel=1`, size: [1512, 900] },
]);

/** Starts the demo at a fixed time on a free port; resolves to its address when the page can be opened. */
function start() {
  const flags = ['--port', '0', '--seed', '1', '--fixed-now', '2026-01-31T12:00:00Z'];
  const child = spawn(path.join(root, demoProgram), flags, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const address = /ready: (\S+)/.exec(output)?.[1];
      if (address) {
        resolve({ child, address });
      }
    });
    child.on('close', () => reject(new Error(`the demo ended:\n${output}`)));
  });
}

async function take(browser, address, { file, page: where, part, size: [width, height] }) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1.5, timezoneId: 'UTC', locale: 'en-US' });
  await page.goto(address + where);
  await page.locator(`${mesh}[data-state="drawn"]`).first().waitFor();
  // Series panels draw a moment after the graph, and nothing says when.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1500);
  const target = part ? page.locator(part).first() : page;
  await target.screenshot({ path: path.join(folder, file) });
  await page.close();
  say(`wrote ${path.relative(root, path.join(folder, file))}`);
}

await checkToolchains();
await installPackages(say);
const executablePath = await installBrowser(say);
await buildDemo(say);
fs.mkdirSync(folder, { recursive: true });
const { child, address } = await start();
const { chromium } = await import('@playwright/test');
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const picture of pictures) {
    await take(browser, address, picture);
  }
} finally {
  await browser.close();
  child.kill('SIGTERM');
}
