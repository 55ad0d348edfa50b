// What a bundle uses of the modules that its host provides, in what is left of it after unused code is dropped.
import { build } from 'esbuild';

/** A worker's text is no part of what a host provides. */
const withoutWorkers = {
  name: 'without workers',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\?worker$/ }, ({ path }) => ({ path, namespace: 'worker' }));
    onLoad({ filter: /.*/, namespace: 'worker' }, () => ({ contents: 'export default ""' }));
  },
};

/**
 * Bundles an entry, packages and all, and reads what it asks the modules in `provided` for.
 * @param {string} entry path of a module
 * @param {string[]} provided names of modules, which may end in *
 * @returns {Promise<Map<string, Set<string>>>} the names used, by module
 */
export async function usedNames(entry, provided) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    external: provided,
    plugins: [withoutWorkers],
    loader: { '.svg': 'dataurl', '.css': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  return namesIn(outputFiles[0].text);
}

/** The names in the import statements of a bundle, and those that are read of modules imported as a whole. */
export function namesIn(bundle) {
  const used = new Map();
  const add = (module, name) => used.set(module, (used.get(module) ?? new Set()).add(name));
  for (const [, clause, module] of bundle.matchAll(/^import ([^;]*?) from "([^"]+)";$/gms)) {
    const named = /\{([^}]*)\}/s.exec(clause)?.[1] ?? '';
    for (const one of named.split(',').filter((text) => text.trim())) {
      add(module, one.trim().split(/\s+as\s+/)[0]);
    }
    const whole = /^(?:\* as )?([\w$]+)/.exec(clause)?.[1];
    for (const [, name] of whole ? bundle.matchAll(new RegExp(`(?<![\\w$.])${whole.replaceAll('$', '\\$')}\\.([\\w$]+)`, 'g')) : []) {
      add(module, name);
    }
  }
  return used;
}
