// npm run demo: installs, builds what has changed, and starts the simulated mesh with the workbench.
// Flags go on to the demo: npm run demo -- --port 4000.
import path from 'node:path';
import process from 'node:process';
import { buildDemo, demoProgram } from './tasks/demoBuilds.mjs';
import { checkToolchains, installPackages } from './tasks/install.mjs';
import { root } from './tasks/run.mjs';
import { runUntilStopped } from './tasks/runUntilStopped.mjs';

const say = (text) => console.log(`demo: ${text}`);

try {
  await checkToolchains();
  await installPackages(say);
  await buildDemo(say);
  process.exitCode = await runUntilStopped(path.join(root, demoProgram), process.argv.slice(2));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
