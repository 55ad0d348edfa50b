import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { usedNames } from './usedNames.mjs';

/** A module of some lines, and what it uses. */
async function used(t, lines, packages = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alidade-bundle-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries({ 'entry.tsx': lines.join('\n'), ...packages })) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const names = await usedNames(path.join(folder, 'entry.tsx'), ['react', 'react-dom', 'react/jsx-runtime', '@grafana/*']);
  return Object.fromEntries([...names].map(([module, set]) => [module, [...set].sort()]));
}

test('names that are used count, types and what is dropped do not', async (t) => {
  const lines = [
    `import { Button, Icon as Sign, type IconName, Select } from '@grafana/ui';`,
    `import { unused } from '@grafana/data';`,
    `export const shown = (name: IconName) => <Button>{Sign({ name })}</Button>;`,
  ];
  assert.deepEqual(await used(t, lines), { '@grafana/ui': ['Button', 'Icon'], 'react/jsx-runtime': ['jsx'] });
});

test('what is read of a module that is imported as a whole counts', async (t) => {
  const lines = [
    `import React from 'react';`,
    `import * as dom from 'react-dom';`,
    `export const old = (node: Element) => dom.findDOMNode(React.createElement('p', { node }));`,
  ];
  assert.deepEqual(await used(t, lines), { react: ['createElement'], 'react-dom': ['findDOMNode'] });
});

test('what a bundled package uses counts', async (t) => {
  const packages = { 'node_modules/parts/index.js': `export { VizLegend } from '@grafana/ui';` };
  assert.deepEqual(await used(t, [`export { VizLegend } from 'parts';`], packages), { '@grafana/ui': ['VizLegend'] });
});
