// npm run demo: installs, builds what has changed, and starts the simulated mesh with the workbench.
// Flags go on to the demo: npm run demo -- --port 4000.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { buildDemo, demoProgram } from './tasks/demoBuilds.mjs';
import { checkToolchains, installPackages } from './tasks/install.mjs';
import { root } from './tasks/run.mjs';

const say = (text) => console.log(`demo: ${text}`);

/** Runs the demo until it ends, or until this process is told to end: then the demo is told, too. */
function serve(flags) {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(root, demoProgram), flags, { cwd: root, stdio: 'inherit' });
    // A terminal sends Ctrl-C to both; the demo says goodbye, and this process waits for it.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

try {
  await checkToolchains();
  await installPackages(say);
  await buildDemo(say);
  process.exitCode = await serve(process.argv.slice(2));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
