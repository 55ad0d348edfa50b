import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { firstThatStarts, starts } from './browser.mjs';

/** An executable that counts how often it is started. */
function program(t, name, body) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alidade-program-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const file = path.join(folder, name);
  fs.writeFileSync(file, `#!/bin/sh\necho started >> "${file}.starts"\n${body}\n`, { mode: 0o755 });
  return { file, starts: () => fs.readFileSync(`${file}.starts`, 'utf8').trim().split('\n').length };
}

const lacksLibraries = 'echo "error while loading shared libraries: libnss3.so" >&2\nexit 127';
const showsAPage = 'echo "<html><head></head><body></body></html>"';

test('a browser that cannot start is passed over', async (t) => {
  const broken = program(t, 'broken', lacksLibraries);
  const silent = program(t, 'silent', 'exit 0');
  const sound = program(t, 'sound', showsAPage);
  assert.equal(await firstThatStarts(['/nowhere/chromium', undefined, broken.file, silent.file, sound.file]), sound.file);
  assert.equal(await firstThatStarts([broken.file]), undefined);
});

test('a browser is tried once in a process', async (t) => {
  const sound = program(t, 'sound', showsAPage);
  assert.equal(await starts(sound.file), true);
  assert.equal(await starts(sound.file), true);
  assert.equal(sound.starts(), 1);
});
