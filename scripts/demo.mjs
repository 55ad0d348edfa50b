// npm run demo: installs, builds what has changed, and starts the simulated mesh with the workbench.
// Flags go on to the demo: npm run demo -- --port 4000. With --grafana 12.4 the page is of that Grafana's libraries.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { grafanaHost, grafanaHosts } from '../hosts/grafanaHosts.mjs';
import { buildDemo, demoProgram } from './tasks/demoBuilds.mjs';
import { checkToolchains, installPackages } from './tasks/install.mjs';
import { root } from './tasks/run.mjs';
import { runUntilStopped } from './tasks/runUntilStopped.mjs';

/** The Grafana that the flags ask for, the newest where they do not. The demo reads the other flags. */
function askedHost(args) {
  const { values } = parseArgs({ args, strict: false, options: { grafana: { type: 'string' } } });
  return values.grafana === undefined ? grafanaHosts[0] : grafanaHost(values.grafana);
}

const say = (text) => console.log(`demo: ${text}`);

try {
  const host = askedHost(process.argv.slice(2));
  await checkToolchains();
  await installPackages(say);
  await installPackages(say, host.folder);
  await buildDemo(say, host);
  process.exitCode = await runUntilStopped(path.join(root, demoProgram), process.argv.slice(2));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
