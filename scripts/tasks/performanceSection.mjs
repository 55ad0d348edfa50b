// The sections of docs/performance.md, each of which is written by one benchmark.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

const document = path.join(root, 'docs/performance.md');

/** Replaces the section that `npm run bench:<name>` writes, or appends it; the rest of the document is somebody else's. */
export function writeSection(name, text) {
  const before = fs.existsSync(document) ? fs.readFileSync(document, 'utf8') : '# Performance\n';
  const [begin, end] = [`<!-- ${name}: begin, written by npm run bench:${name} -- --write -->`, `<!-- ${name}: end -->`];
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const section = [begin, text, end].join('\n');
  const after = from >= 0 && to > from ? before.slice(0, from) + section + before.slice(to + end.length) : `${before.trimEnd()}\n\n${section}\n`;
  fs.writeFileSync(document, after);
}
