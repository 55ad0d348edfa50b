import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const file = path.join(path.dirname(fileURLToPath(import.meta.url)), 'runUntilStopped.mjs');

/** A server that says where it is, and goodbye to SIGTERM alone. */
const server = `
  process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0); });
  setInterval(() => {}, 1000);
  console.log('ready ' + process.pid);
`;

/** A script like those of npm, which runs that server. */
const script = `
  const { runUntilStopped } = await import(${JSON.stringify(pathToFileURL(file).href)});
  process.exitCode = await runUntilStopped(process.execPath, ['-e', ${JSON.stringify(server)}]);
`;

const args = ['--input-type=module', '-e', script];

/** Without the traces of the npm that may have started these tests. */
const { npm_lifecycle_event: _, ...env } = process.env;

/** Starts a command in a process group of its own and waits until the server below it is ready. */
async function start(t, command, commandArgs) {
  const child = spawn(command, commandArgs, { detached: true, stdio: ['ignore', 'pipe', 'inherit'], env });
  t.after(() => kill(-child.pid));
  const state = { child, output: '', server: 0 };
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  // The pipe closes when the last process that holds it has ended: the server, too.
  const closed = new Promise((resolve) => child.stdout.on('close', resolve));
  await new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      state.output += chunk;
      state.server = Number(/ready (\d+)/.exec(state.output)?.[1] ?? 0);
      if (state.server) {
        resolve();
      }
    });
  });
  return { ...state, read: () => state.output, ended, closed };
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended, as it should.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  test(`${signal} to the script alone ends the server, too`, { timeout: 20_000 }, async (t) => {
    const { child, read, ended, closed } = await start(t, process.execPath, args);
    child.kill(signal);
    assert.equal(await ended, 0);
    await closed;
    assert.match(read(), /goodbye/);
  });
}

/** What npm would be: a process that starts the script itself, or a shell that waits for it. */
const asNpm = {
  'npm that has gone': [process.execPath, args],
  'npm that has gone, but not its shell': ['sh', ['-c', '"$0" "$@"; exit $?', process.execPath, ...args]],
};
for (const [name, [command, commandArgs]] of Object.entries(asNpm)) {
  const skip = command === 'sh' && process.platform !== 'linux' && 'only Linux tells the parent of another process';
  test(`${name} ends the server`, { timeout: 20_000, skip }, async (t) => {
    const options = `{ stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'demo' } }`;
    const npm = `require('node:child_process').spawn(${JSON.stringify(command)}, ${JSON.stringify(commandArgs)}, ${options})`;
    const { child, read, closed } = await start(t, process.execPath, ['-e', npm]);
    child.kill('SIGKILL');
    await closed;
    assert.match(read(), /goodbye/);
  });
}

test('a server that ends by itself ends the script with its code', { timeout: 20_000 }, async () => {
  const { runUntilStopped } = await import(pathToFileURL(file).href);
  assert.equal(await runUntilStopped(process.execPath, ['-e', 'process.exit(3)']), 3);
});
