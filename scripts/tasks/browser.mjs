// Finds a Chromium for the end-to-end tests, or installs one where the machine allows.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bin, run } from './run.mjs';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser that has not shown an empty page by then, in milliseconds, is taken for broken. */
const startTimeout = 30_000;

/** What is known of executables in this process: path to whether it starts. */
const known = new Map();

/** Whether an executable is a browser that starts: one without its system libraries exists and does not. */
export function starts(file) {
  if (!known.has(file)) {
    known.set(file, tryToStart(file));
  }
  return known.get(file);
}

async function tryToStart(file) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'alidade-browser-'));
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', `--user-data-dir=${profile}`, '--dump-dom', 'about:blank'];
  const shown = await new Promise((resolve) => {
    execFile(file, args, { timeout: startTimeout, killSignal: 'SIGKILL' }, (error, page) => resolve(!error && page.includes('<html')));
  });
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return shown;
}

/** The first of some executables that exists and starts; undefined without any. */
export async function firstThatStarts(files) {
  for (const file of files) {
    if (file && fs.existsSync(file) && (await starts(file))) {
      return file;
    }
  }
  return undefined;
}

/** The browser to start: CHROME_PATH, which is believed, or Playwright's own, or the system's; undefined without any. */
export async function findBrowser() {
  if (process.env.CHROME_PATH) {
    return process.env.CHROME_PATH;
  }
  const { chromium } = await import('@playwright/test');
  return firstThatStarts([chromium.executablePath(), ...candidates]);
}

/** Like findBrowser, but tries to install one: Playwright's, then Debian's package. */
export async function installBrowser(say) {
  const found = await findBrowser();
  if (found) {
    return found;
  }
  say("installing Playwright's Chromium");
  await run(bin('playwright'), ['install', 'chromium'], { quiet: true });
  known.clear();
  if (!(await findBrowser()) && fs.existsSync('/usr/bin/apt-get')) {
    say("installing Debian's chromium package");
    await run('apt-get', ['update', '-qq'], { quiet: true });
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    // Its libraries may be what another browser lacked.
    known.clear();
  }
  const installed = await findBrowser();
  if (!installed) {
    throw new Error('no Chromium was found or could be installed: install one and set CHROME_PATH to it.');
  }
  return installed;
}
