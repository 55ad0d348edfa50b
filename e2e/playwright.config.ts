import { defineConfig } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fixedNow, seed, unreachable } from './demoData';

const root = path.resolve(__dirname, '..');

// Each worker reads this file again, and has to find the same demo and browser: the first reader
// looks for them and leaves them in the environment. Configuration cannot wait, so a process does.
process.env.ALIDADE_E2E ??= execFileSync(process.execPath, [path.join(__dirname, 'prepare.mjs')], { encoding: 'utf8' });
const { port, browser } = JSON.parse(process.env.ALIDADE_E2E) as { port: number; browser?: string };
const address = `http://127.0.0.1:${port}`;
const flags = [
  `--port ${port}`,
  `--seed ${seed}`,
  `--fixed-now ${fixedNow}`,
  `--data-source ${unreachable}=http://127.0.0.1:1`,
].join(' ');

export default defineConfig({
  testDir: '.',
  outputDir: path.join(root, 'test-results'),
  // A mesh is drawn by a software renderer on whatever machine this is, beside whatever else it does: a slow
  // answer is no failure. Nobody waits that long for a test that passes.
  timeout: 150_000,
  expect: { timeout: 30_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  use: {
    baseURL: address,
    viewport: { width: 1512, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-US',
    screenshot: 'only-on-failure',
    // Pictures of every step would slow each page down.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath: browser,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `go build -o bin/alidade-demo ./demo && exec bin/alidade-demo ${flags}`,
    cwd: root,
    url: `${address}/api/search`,
    stdout: 'pipe',
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
