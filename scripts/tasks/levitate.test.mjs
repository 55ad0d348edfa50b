import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { compareVersions, usedExports } from './levitate.mjs';

test('what a program uses of a package is found, and that an older version lacks it', async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alidade-levitate-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const entry = path.join(folder, 'entry.ts');
  fs.writeFileSync(entry, `import { config, PluginPage, isAppPluginInstalled } from '@grafana/runtime';\nexport const all = [config, PluginPage, isAppPluginInstalled];\n`);
  const used = [...usedExports(entry, ['@grafana/runtime']).get('@grafana/runtime').keys()];
  assert.deepEqual(used.sort(), ['PluginPage', 'config', 'isAppPluginInstalled']);

  const { removed } = await compareVersions('@grafana/runtime', '12.4.10', '12.3.0');
  assert.deepEqual(used.filter((name) => removed.includes(name)), ['isAppPluginInstalled']);
});
