// Starts the demo for a script that looks at its pages.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { demoProgram } from './demoBuilds.mjs';
import { root } from './run.mjs';

/** Starts a demo at a fixed time on a free port; resolves to its address when its pages can be opened. */
export function startDemo(flags) {
  const all = ['--port', '0', '--seed', '1', ...flags.map(String)];
  const child = spawn(path.join(root, demoProgram), all, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
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
