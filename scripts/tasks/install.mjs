// Makes sure that the tools and packages which the other scripts need are there.
import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { root, run } from './run.mjs';

const leastGo = [1, 26];
const leastNode = 20;

/** Throws one sentence where Node or Go is missing or too old. */
export async function checkToolchains() {
  if (Number(process.versions.node.split('.')[0]) < leastNode) {
    throw new Error(`Node ${process.versions.node} is too old: install Node ${leastNode} or newer.`);
  }
  const { code, output } = await run('go', ['env', 'GOVERSION'], { quiet: true });
  if (code !== 0) {
    throw new Error(`Go is missing: install Go ${leastGo.join('.')} or newer and put it on the PATH.`);
  }
  const [major, minor] = output.trim().replace(/^go/, '').split('.').map(Number);
  if (major < leastGo[0] || (major === leastGo[0] && minor < leastGo[1])) {
    throw new Error(`Go ${output.trim()} is too old: install Go ${leastGo.join('.')} or newer.`);
  }
}

/** Installs the npm packages of a folder's lock file unless exactly these are installed already. */
export async function installPackages(say, folder = root) {
  const lock = createHash('sha256').update(fs.readFileSync(path.join(folder, 'package-lock.json'))).digest('hex');
  const stamp = path.join(folder, 'node_modules', '.alidade-lock');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock) {
    return;
  }
  say(folder === root ? 'installing npm packages' : `installing npm packages in ${path.relative(root, folder)}`);
  const { code } = await run('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    throw new Error('npm ci failed: see above. Is the npm registry reachable?');
  }
  fs.writeFileSync(stamp, lock);
}
