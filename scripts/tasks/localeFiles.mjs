// The files of translations: JSON nested at the dots of the keys, as Grafana loads them.
import fs from 'node:fs';
import path from 'node:path';

const byName = ([a], [b]) => (a < b ? -1 : 1);

/** Where a plugin's texts of one language stand. */
export function localeFile({ folder, id }, language) {
  return path.join(folder, 'locales', language, `${id}.json`);
}

/** @returns {Map<string, string>} texts by key; none where there is no file */
export function readLocale(file) {
  const texts = new Map();
  const add = (value, prefix) => {
    for (const [name, inner] of Object.entries(value)) {
      const key = prefix === '' ? name : `${prefix}.${name}`;
      if (typeof inner === 'string') {
        texts.set(key, inner);
      } else {
        add(inner, key);
      }
    }
  };
  if (fs.existsSync(file)) {
    add(JSON.parse(fs.readFileSync(file, 'utf8')), '');
  }
  return texts;
}

/** A file's content. Throws where a key is a text and a group at once. */
export function localeJson(texts) {
  const all = {};
  for (const [key, text] of [...texts].sort(byName)) {
    const names = key.split('.');
    const last = names.pop();
    let group = all;
    for (const name of names) {
      group[name] ??= {};
      if (typeof group[name] === 'string') {
        throw new Error(`${key}: ${name} is a text already, and cannot be a group`);
      }
      group = group[name];
    }
    if (last in group) {
      throw new Error(`${key} is a group already, and cannot be a text`);
    }
    group[last] = text;
  }
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

/** The plural categories that a language has of keys that English tells as one and other. */
export function keysOf(english, language) {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  return [...english.keys()].flatMap((key) => {
    const plural = /^(.*)_(one|other)$/.exec(key);
    if (!plural) {
      return [key];
    }
    return plural[2] === 'other' ? pluralCategories.map((category) => `${plural[1]}_${category}`) : [];
  });
}

/** The English text that a key of another language translates. */
export function englishOf(english, key) {
  return english.get(key) ?? english.get(key.replace(/_\w+$/, '_other')) ?? '';
}

/** The values that a text takes, each once. */
export function placeholdersOf(text) {
  return [...new Set([...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name))].sort();
}
