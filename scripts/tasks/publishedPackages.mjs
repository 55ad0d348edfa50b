// Packages as they are published, without what they depend on: what a version of Grafana exports can be read in them.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from './run.mjs';

const execute = promisify(execFile);
const cache = path.join(root, '.cache/published');

const folderOf = ({ name, version }) => path.join(cache, `${name.replace(/^@/, '').replace('/', '-')}-${version}`);

/**
 * The folders that hold packages, in their order. Those that are not there from the last time are fetched through npm.
 * @param {Array<{name: string, version: string}>} packages
 * @returns {Promise<string[]>}
 */
export async function publishedPackages(packages) {
  const missing = packages.filter((one) => !fs.existsSync(folderOf(one)));
  if (missing.length > 0) {
    fs.mkdirSync(cache, { recursive: true });
    const wanted = missing.map(({ name, version }) => `${name}@${version}`);
    await execute('npm', ['pack', '--silent', '--pack-destination', cache, ...wanted], { cwd: root });
  }
  for (const one of missing) {
    await unpack(folderOf(one));
  }
  return packages.map(folderOf);
}

/** Renamed when it is whole, so that a folder that is there can be believed. */
async function unpack(folder) {
  const part = `${folder}.part`;
  fs.rmSync(part, { recursive: true, force: true });
  fs.mkdirSync(part);
  await execute('tar', ['-xzf', `${folder}.tgz`, '-C', part, '--strip-components=1']);
  fs.renameSync(part, folder);
  fs.rmSync(`${folder}.tgz`);
}
