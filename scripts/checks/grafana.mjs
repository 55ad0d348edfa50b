// Whether the built plugins find in each Grafana what they use of it:
//
//  1. each name that a bundle takes from Grafana, React or React's parts is exported by the packages of all versions;
//  2. levitate, Grafana's own comparison, finds no export that the plugins use removed in an older version, or declared
//     otherwise where no compiler has looked: the sources are compiled against the two newest versions;
//  3. the bundles hold nothing that one version of React alone has.
//
// `node scripts/checks/grafana.mjs`, after `npm run build:frontend`.
import { build } from 'esbuild';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { grafanaHosts } from '../../hosts/grafanaHosts.mjs';
import { sharedPackages, versionsOf } from '../tasks/grafanaVersions.mjs';
import { compareVersions, usedExports } from '../tasks/levitate.mjs';
import { publishedPackages } from '../tasks/publishedPackages.mjs';
import { reactInternals, sourcesOf } from '../tasks/reactInternals.mjs';
import { root } from '../tasks/run.mjs';
import { usedNames } from '../tasks/usedNames.mjs';

const modules = ['module.tsx', 'datasource/module.ts', 'panel/module.ts'];
const reactModules = ['react', 'react-dom', 'react/jsx-runtime'];
/** What Grafana shares beside, which does not differ between the versions. */
const others = ['rxjs', 'rxjs/operators', 'lodash', 'moment', '@emotion/css', '@emotion/react', 'i18next', 'd3', 'jquery'];

/** What is declared otherwise in the least version, and was looked into. */
const judged = {
  config: 'of which publicDashboardAccessToken alone is read, which all versions have',
};

const faults = [];

/** What a module of a published package exports at run time. */
async function exportsOf(folder, name, module) {
  const { exports } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const entry = exports[`.${module.slice(name.length)}`]?.import;
  if (!entry) {
    return new Set();
  }
  const file = path.join(folder, entry.default ?? entry);
  const { metafile } = await build({ entryPoints: [file], bundle: true, packages: 'external', format: 'esm', write: false, metafile: true, outdir: root, logLevel: 'error', loader: { '.css': 'empty', '.svg': 'empty', '.json': 'json' } });
  return new Set(Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint).exports);
}

/** Compares the names that bundles use of a module with what it exports somewhere. */
function expectExports(module, used, exported, where) {
  for (const [name, file] of used) {
    if (!exported.has(name)) {
      faults.push(`${module} of ${where} has no ${name}, which ${file} uses`);
    }
  }
}

/** @returns {Promise<Map<string, Map<string, string>>>} by module: the names, and a plugin that uses each */
async function namesOfBundles() {
  const all = new Map();
  for (const module of modules) {
    const entry = path.join(root, 'src', module);
    const provided = [...reactModules, ...others, ...sharedPackages, ...sharedPackages.map((name) => `${name}/*`)];
    for (const [name, names] of await usedNames(entry, provided)) {
      const known = all.get(name) ?? new Map();
      names.forEach((used) => known.set(used, `src/${module}`));
      all.set(name, known);
    }
  }
  return all;
}

async function checkNames() {
  const used = await namesOfBundles();
  for (const name of sharedPackages) {
    const versions = versionsOf(name);
    const folders = await publishedPackages(versions.map((version) => ({ name, version })));
    for (const module of [...used.keys()].filter((one) => one === name || one.startsWith(`${name}/`))) {
      for (const [index, folder] of folders.entries()) {
        expectExports(module, used.get(module), await exportsOf(folder, name, module), versions[index]);
      }
      console.log(`${module} of ${versions.join(', ')}: ${used.get(module).size} names`);
    }
  }
  for (const module of reactModules.filter((one) => used.has(one))) {
    for (const { version, folder } of grafanaHosts) {
      const exported = new Set(Object.keys(createRequire(path.join(folder, 'package.json'))(module)));
      expectExports(module, used.get(module), exported, `Grafana ${version}`);
    }
    console.log(`${module} of ${grafanaHosts.map(({ version }) => `Grafana ${version}`).join(', ')}: ${used.get(module).size} names`);
  }
}

async function checkExports() {
  for (const [name, used] of usedExports(path.join(root, 'scripts/checks/plugins.ts'), sharedPackages)) {
    const versions = versionsOf(name);
    for (const [index, version] of [...versions.entries()].slice(1)) {
      const { removed, changed } = await compareVersions(name, versions[index - 1], version);
      const compiled = index < grafanaHosts.length;
      const broken = [...removed.map((one) => [one, 'is missing']), ...(compiled ? [] : changed.filter((one) => !(one in judged)).map((one) => [one, 'is declared otherwise']))];
      for (const [one, how] of broken.filter(([candidate]) => used.has(candidate))) {
        faults.push(`levitate: ${one} of ${name} ${how} in ${version}: ${used.get(one)}`);
      }
      console.log(`levitate: ${name} ${versions[index - 1]} → ${version}: ${used.size} names`);
    }
  }
}

function checkBundles() {
  for (const module of modules) {
    const bundle = path.join(root, 'dist', module.replace(/\.tsx?$/, '.js'));
    const map = JSON.parse(fs.readFileSync(`${bundle}.map`, 'utf8'));
    const sources = sourcesOf(map);
    faults.push(...reactInternals([...sources, { name: path.relative(root, bundle), text: fs.readFileSync(bundle, 'utf8') }]));
    console.log(`${path.relative(root, bundle)}: ${sources.length} files looked through for React's internals`);
  }
}

checkBundles();
await checkNames();
await checkExports();
console.log(faults.join('\n') || 'the plugins find what they use in every Grafana');
process.exit(faults.length === 0 ? 0 : 1);
