import { defineConfig } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { change, fixedNow, seed, unreachable } from './demoData';

interface Prepared {
  /** The Grafanas that the page is built for, the newest first. */
  hosts: Array<{ version: string; port: number }>;
  changedPort: number;
  browser?: string;
}

const root = path.resolve(__dirname, '..');

// Each worker reads this file again, and has to find the same demo and browser: the first reader
// looks for them and leaves them in the environment. Configuration cannot wait, so a process does.
process.env.ALIDADE_E2E ??= execFileSync(process.execPath, [path.join(__dirname, 'prepare.mjs')], { encoding: 'utf8' });
const { hosts, changedPort, browser } = JSON.parse(process.env.ALIDADE_E2E) as Prepared;
const address = (of: number) => `http://127.0.0.1:${of}`;

/** A demo whose time stands still. */
function demo(of: number, flags: string[]) {
  const all = [`--port ${of}`, `--seed ${seed}`, `--fixed-now ${fixedNow}`, ...flags].join(' ');
  return {
    command: `go build -o bin/alidade-demo ./demo && exec bin/alidade-demo ${all}`,
    cwd: root,
    url: `${address(of)}/api/search`,
    stdout: 'pipe' as const,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
  };
}

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
    viewport: { width: 1512, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-US',
    screenshot: 'only-on-failure',
    // Pictures of every step would slow each page down.
    trace: 'off',
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
  // All tests run on the newest Grafana; those with a tag, which show what a Grafana could do to the plugins, on each.
  projects: hosts.map(({ version, port }, index) => ({
    name: `grafana-${version}`,
    ...(index > 0 && { grep: /@both/ }),
    use: { baseURL: address(port) },
  })),
  // One starts after the other.
  webServer: [
    ...hosts.map(({ version, port }) => demo(port, [`--grafana ${version}`, `--data-source ${unreachable}=http://127.0.0.1:1`])),
    demo(changedPort, [`--scenario ${change.scenario}`, `--scenario-for ${change.ago}`]),
  ],
});
