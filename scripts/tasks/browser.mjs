// Finds a Chromium for the end-to-end tests, or installs one where the machine allows.
import fs from 'node:fs';
import { bin, run } from './run.mjs';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser to start: CHROME_PATH, Playwright's own, or the system's; undefined without any. */
export async function findBrowser() {
  if (process.env.CHROME_PATH) {
    return process.env.CHROME_PATH;
  }
  const { chromium } = await import('@playwright/test');
  return [chromium.executablePath(), ...candidates].find((file) => file && fs.existsSync(file));
}

/** Like findBrowser, but tries to install one first: Playwright's, then Debian's package. */
export async function installBrowser(say) {
  const found = await findBrowser();
  if (found) {
    return found;
  }
  say("installing Playwright's Chromium");
  await run(bin('playwright'), ['install', 'chromium'], { quiet: true });
  if (!(await findBrowser()) && fs.existsSync('/usr/bin/apt-get')) {
    say("installing Debian's chromium package");
    await run('apt-get', ['update', '-qq'], { quiet: true });
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const installed = await findBrowser();
  if (!installed) {
    throw new Error('no Chromium was found or could be installed: install one and set CHROME_PATH to it.');
  }
  return installed;
}
