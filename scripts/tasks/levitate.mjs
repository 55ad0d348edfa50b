// Grafana's own comparison of what its packages export, for what the plugins use of them.
//
// The program `levitate is-compatible` compares each package once for each plugin; here each is compared once for all.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { publishedPackages } from './publishedPackages.mjs';
import { root } from './run.mjs';

process.env.LEVITATE_SILENT = 'true';
const { compareExports, createTsProgram, getPackageUsage } = await import('@grafana/levitate');

/** Whatever is imported of a package counts, whether its types are found or not. */
const anything = { exports: new Proxy({}, { get: () => true }) };

/**
 * What a program uses of some packages, types that are imported by the word alone left out: the compiler checks them.
 * @returns {Map<string, Map<string, string>>} by package: the names, like `Button` or `PanelPlugin.setPanelOptions`, and
 *   a file that uses each
 */
export function usedExports(entry, packages) {
  const program = createTsProgram(entry);
  return new Map(
    packages.map((name) => {
      const byFile = [...getPackageUsage(program, anything, name)];
      const named = byFile.flatMap(([file, usage]) => Object.keys(usage).map((used) => [used, path.relative(root, file.fileName)]));
      return [name, new Map(named)];
    })
  );
}

/**
 * What differs in a package's exports between two versions. Versions that are published do not change, so what was
 * found is kept.
 * @returns {Promise<{removed: string[], changed: string[]}>} names that the second has not, or declares otherwise
 */
export async function compareVersions(name, first, second) {
  const folders = await publishedPackages([first, second].map((version) => ({ name, version })));
  const kept = `${folders[0]}-to-${second}.json`;
  if (!fs.existsSync(kept)) {
    const [before, after] = folders.map((folder) => path.join(folder, 'dist/types/index.d.ts'));
    const { removals, changes } = compareExports(before, after, {});
    fs.writeFileSync(kept, JSON.stringify({ removed: Object.keys(removals), changed: Object.keys(changes) }));
  }
  return JSON.parse(fs.readFileSync(kept, 'utf8'));
}
