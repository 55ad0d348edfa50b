// npm run translations: writes the English texts of the three plugins from their sources, and into the files of the
// other languages the keys that are new, empty. With --check it writes nothing and says what is not as it has to be.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { englishOf, keysOf, localeFile, localeJson, placeholdersOf, readLocale } from './tasks/localeFiles.mjs';
import { listPlugins, readTexts } from './tasks/pluginTexts.mjs';
import { root } from './tasks/run.mjs';

const check = process.argv.includes('--check');
const source = 'en-US';
const problems = [];
const counts = [];

/** Writes a file, or says that it is out of date. */
function settle(file, texts) {
  const json = localeJson(texts);
  if (!check) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, json);
  } else if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== json) {
    problems.push(`${path.relative(root, file)} is out of date: run npm run translations`);
  }
}

/** What a language lacks of a plugin's texts, and which of them take other values than English does. */
function compare(file, english, translated) {
  for (const [key, text] of translated) {
    const [wanted, found] = [englishOf(english, key), text].map((one) => placeholdersOf(one).join(', '));
    if (text === '') {
      problems.push(`${path.relative(root, file)}: ${key} is not translated`);
    } else if (wanted !== found && !(key.endsWith('_one') && found === '')) {
      problems.push(`${path.relative(root, file)}: ${key} takes ${found || 'nothing'} instead of ${wanted || 'nothing'}`);
    }
  }
}

/** What several plugins say by the same key has to be the same in each. */
function compareShared(language, shared, id, texts) {
  for (const [key, text] of texts) {
    const known = shared.get(key);
    if (known && known.text !== text) {
      problems.push(`${language}: ${key} is “${text}” in ${id} and “${known.text}” in ${known.id}`);
    }
    shared.set(key, { text, id });
  }
}

const shared = new Map();
for (const plugin of listPlugins()) {
  const { texts: english, problems: ofSources } = await readTexts(plugin);
  problems.push(...ofSources);
  for (const language of plugin.languages) {
    const file = localeFile(plugin, language);
    const before = readLocale(file);
    const texts = language === source ? english : new Map(keysOf(english, language).map((key) => [key, before.get(key) ?? '']));
    settle(file, texts);
    compare(file, english, texts);
    shared.set(language, shared.get(language) ?? new Map());
    compareShared(language, shared.get(language), plugin.id, texts);
    counts.push(`${plugin.id} ${language}: ${texts.size} texts`);
  }
}
console.log(counts.join('\n'));
if (check) {
  problems.forEach((problem) => console.error(problem));
}
process.exit(check && problems.length > 0 ? 1 : 0);
