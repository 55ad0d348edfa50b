// The texts of a plugin, as its sources call for them: `t('key', 'English', values)` in each file that it bundles.
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './run.mjs';

/** The plugins of the package: their folders under src/. */
const folders = ['.', 'datasource', 'panel'];

/** @returns {Array<{id: string, languages: string[], folder: string, entry: string}>} with paths of this machine */
export function listPlugins() {
  return folders.map((name) => {
    const folder = path.join(root, 'src', name);
    const { id, languages } = JSON.parse(fs.readFileSync(path.join(folder, 'plugin.json'), 'utf8'));
    const entry = ['module.ts', 'module.tsx'].map((file) => path.join(folder, file)).find((file) => fs.existsSync(file));
    return { id, languages, folder, entry };
  });
}

/** A worker says nothing to people. */
const withoutWorkers = {
  name: 'without workers',
  setup({ onResolve }) {
    onResolve({ filter: /\?worker$/ }, ({ path: name }) => ({ path: name, external: true }));
  },
};

/** The project's own files that a module imports, directly or over others. */
async function sourcesOf(entry) {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    write: false,
    metafile: true,
    treeShaking: false,
    format: 'esm',
    jsx: 'automatic',
    absWorkingDir: root,
    plugins: [withoutWorkers],
    loader: { '.svg': 'dataurl', '.css': 'empty' },
  });
  return Object.keys(metafile.inputs).filter((file) => /\.tsx?$/.test(file)).sort();
}

/**
 * Reads the texts of one source.
 * @param {string} name of the file, for what is said of it
 * @param {string} source
 * @param {(message: string) => void} complain
 * @returns {Map<string, string>} English by key; plurals by the keys `…_one` and `…_other`
 */
export function textsIn(name, source, complain) {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const texts = new Map();
  const visit = (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      readCall(node.arguments, texts, (message) => complain(`${name}:${line + 1}: ${message}`));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

function readCall([key, text, values], texts, complain) {
  if (!key || !text || !ts.isStringLiteralLike(key) || !ts.isStringLiteralLike(text)) {
    complain('the key and the English text have to be written out, or nobody can translate them');
    return;
  }
  const literals = new Map();
  const names = new Set();
  for (const property of values && ts.isObjectLiteralExpression(values) ? values.properties : []) {
    const name = property.name?.text;
    names.add(name);
    if (ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer)) {
      literals.set(name, property.initializer.text);
    }
  }
  const add = (name, english) => {
    if ((texts.get(name) ?? english) !== english) {
      complain(`${name} is “${english}” here and “${texts.get(name)}” above`);
    }
    texts.set(name, english);
  };
  if (!names.has('count')) {
    add(key.text, text.text);
    return;
  }
  for (const category of ['one', 'other']) {
    const plural = literals.get(`defaultValue_${category}`);
    add(`${key.text}_${category}`, plural ?? '');
    if (!plural) {
      complain(`what is counted needs defaultValue_${category}`);
    }
  }
}

/** All English texts of a plugin by key, and what is wrong with how its sources call for them. */
export async function readTexts({ entry }) {
  const texts = new Map();
  const problems = [];
  for (const file of await sourcesOf(entry)) {
    for (const [key, text] of textsIn(file, fs.readFileSync(path.join(root, file), 'utf8'), (message) => problems.push(message))) {
      if ((texts.get(key) ?? text) !== text) {
        problems.push(`${file}: ${key} is “${text}” here and “${texts.get(key)}” elsewhere`);
      }
      texts.set(key, text);
    }
  }
  return { texts, problems };
}
