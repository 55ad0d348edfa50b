import assert from 'node:assert/strict';
import { test } from 'node:test';
import { englishOf, keysOf, localeJson, placeholdersOf } from './localeFiles.mjs';
import { textsIn } from './pluginTexts.mjs';

/** What is read of a source, and what is said of it. */
function read(source) {
  const complaints = [];
  const texts = Object.fromEntries(textsIn('some.tsx', source, (message) => complaints.push(message)));
  return { texts, complaints };
}

test('texts are read by their keys', () => {
  assert.deepEqual(read(`const A = ({ name }) => <p title={t('a.title', 'Details of {{name}}', { name })}>{t('a.text', 'Text')}</p>;`), {
    texts: { 'a.title': 'Details of {{name}}', 'a.text': 'Text' },
    complaints: [],
  });
});

test('what is counted is told by one and other', () => {
  const source = `t('hops', '', { count, defaultValue_one: '{{count}} hop', defaultValue_other: '{{count}} hops' });`;
  assert.deepEqual(read(source).texts, { hops_one: '{{count}} hop', hops_other: '{{count}} hops' });
  assert.deepEqual(read(`t('hops', '{{count}} hops', { count });`).complaints, [
    'some.tsx:1: what is counted needs defaultValue_one',
    'some.tsx:1: what is counted needs defaultValue_other',
  ]);
});

test('a key that is put together at run time is refused', () => {
  assert.equal(read('\nt(`kinds.${kind}`, kind);').complaints.length, 1);
  assert.match(read('\nt(`kinds.${kind}`, kind);').complaints[0], /^some\.tsx:2: the key and the English text/);
});

test('a language has as many forms of what is counted as its plurals', () => {
  const english = new Map([['a', 'A'], ['hops_one', '{{count}} hop'], ['hops_other', '{{count}} hops']]);
  assert.deepEqual(keysOf(english, 'de-DE').sort(), ['a', 'hops_one', 'hops_other']);
  assert.deepEqual(keysOf(english, 'pl-PL').sort(), ['a', 'hops_few', 'hops_many', 'hops_one', 'hops_other']);
  assert.equal(englishOf(english, 'hops_few'), '{{count}} hops');
});

test('files are nested at the dots, sorted, and no key is text and group at once', () => {
  assert.equal(localeJson(new Map([['b.c', '2'], ['a', '1']])), '{\n  "a": "1",\n  "b": {\n    "c": "2"\n  }\n}\n');
  assert.throws(() => localeJson(new Map([['a', '1'], ['a.b', '2']])), /a is a text already/);
});

test('the values of a text are compared without their order', () => {
  assert.deepEqual(placeholdersOf('{{shown}} of {{all, number}}, {{shown}}'), ['all', 'shown']);
});
