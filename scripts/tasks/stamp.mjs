// Tells whether something that was built is still up to date: by the names, sizes and times of the
// files that it was built from.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

const stampDir = path.join(root, '.cache', 'stamps');

function* filesBelow(file, skip) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat || skip.includes(path.relative(root, file))) {
    return;
  }
  if (!stat.isDirectory()) {
    yield { file, stat };
    return;
  }
  for (const name of fs.readdirSync(file).sort()) {
    yield* filesBelow(path.join(file, name), skip);
  }
}

/** One text for the present state of the inputs: files and folders, relative to the repository. */
function stateOf(inputs, skip) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const { file, stat } of filesBelow(path.join(root, input), skip)) {
      hash.update(`${file} ${stat.size} ${stat.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/**
 * Runs a build unless its outputs exist and its inputs are as they were after the last time.
 * @param {{name: string, inputs: string[], outputs: string[], skip?: string[]}} target
 * @param {() => Promise<void>} build throws where the build fails
 * @returns {Promise<boolean>} whether it was built
 */
export async function buildIfChanged({ name, inputs, outputs, skip = [] }, build) {
  const stamp = path.join(stampDir, name);
  const state = stateOf(inputs, skip);
  const complete = outputs.every((output) => fs.existsSync(path.join(root, output)));
  if (complete && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === state) {
    return false;
  }
  await build();
  fs.mkdirSync(stampDir, { recursive: true });
  fs.writeFileSync(stamp, state);
  return true;
}
