import { JsonMistake, lineAndColumn, locateJson, placeOf } from './locateJson';

const text = `{
  "source": { "namespace": "shop", "workload": ["web", "cart"] },
  "top": 10,
  "instant": true,
  "filters": [{ "label": "tier" }]
}`;
const at = (path: string) => {
  const span = placeOf(locateJson(text), path);
  return span && text.slice(span.start, span.end);
};

it.each([
  ['source.namespace', '"shop"'],
  ['source.workload[1]', '"cart"'],
  ['top', '10'],
  ['filters[0].label', '"tier"'],
])('finds %s', (path, found) => {
  expect(at(path)).toBe(found);
});

it.each([
  ['source.workload.value', '["web", "cart"]'],
  ['filters[0].op', '{ "label": "tier" }'],
  ['signal', text],
])('finds what is around %s, which is not there', (path, found) => {
  expect(at(path)).toBe(found);
});

it.each([
  ['{ "a": 1, }', 'A name in double quotes is missing: there is “}”.', 10],
  ['{ "a": 1 "b": 2 }', 'A comma or } is missing: there is "b".', 9],
  ['{ a: 1 }', 'A name in double quotes is missing: there is “a”.', 2],
  ['{ "a" 1 }', 'A colon is missing: there is “1”.', 6],
  ['{ "a": shop }', 'A value is missing: there is “shop”.', 7],
  ["{ \"a\": 'x' }", 'A value is missing: there is “\'x\'”.', 7],
  ['{ "a": "x }', 'This text is not closed, or holds a sign that needs a backslash: there is "x }.', 7],
  ['{ "a": [1, 2', 'A comma or ] is missing: the text ends here.', 12],
  ['{} x', 'There is something after the end of the JSON: there is “x”.', 3],
  ['', 'A value is missing: the text ends here.', 0],
])('says what is wrong with %s', (wrong, message, start) => {
  expect(() => JSON.parse(wrong)).toThrow();
  try {
    locateJson(wrong);
    throw new Error('it was taken');
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(JsonMistake);
    expect((thrown as JsonMistake).message).toBe(message);
    expect((thrown as JsonMistake).span.start).toBe(start);
  }
});

it.each(['null', '-1.5e3', '"\\u00e4\\n"', '[]', '{"a":{}}', ' [true, false] ', '{"$a": "ä😀"}'])('takes %s, as JSON.parse does', (right) => {
  expect(() => JSON.parse(right)).not.toThrow();
  expect(locateJson(right).has('')).toBe(true);
});

it('counts lines and columns from 1', () => {
  expect(lineAndColumn(text, 0)).toEqual({ line: 1, column: 1 });
  expect(lineAndColumn(text, text.indexOf('"top"'))).toEqual({ line: 3, column: 3 });
});

it('refuses what JSON.parse refuses, and takes what it takes, whatever sign of a text is another one', () => {
  const isTaken = (parse: (text: string) => unknown, text: string) => {
    try {
      parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const signs = ['', ' ', '"', ',', ':', '{', '}', '[', ']', '\\', '\n', '\t', '/', '/*x*/', '-', '0', 'e', '.', "'", 'true', '\u00a0', '\ufeff', '\u0001'];
  const disputed = [...text].flatMap((_, at) =>
    signs.map((sign) => text.slice(0, at) + sign + text.slice(at + 1)).filter((changed) => isTaken(JSON.parse, changed) !== isTaken(locateJson, changed))
  );
  expect(disputed).toEqual([]);
});
