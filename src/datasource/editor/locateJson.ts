import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** Where something stands in a text, in characters. */
export interface Span {
  start: number;
  end: number;
}

/** Where each member of a JSON text stands, by its path as the backend writes it: `source.namespace`, `groupBy[1]`. */
export type Places = ReadonlyMap<string, Span>;

/** A text that is no JSON: what is wrong, and where. */
export class JsonMistake extends Error {
  constructor(
    message: string,
    readonly span: Span
  ) {
    super(message);
  }
}

const strict = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/** Where the members of a JSON text stand. Throws a JsonMistake where it is none: browsers name the place each in their own way, or not at all. */
export function locateJson(text: string): Places {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, strict);
  const [error] = errors;
  if (error || !root) {
    throw toMistake(text, error?.offset ?? 0, errors.map(({ error: code }) => printParseErrorCode(code)));
  }
  const places = new Map<string, Span>();
  note(places, root, '');
  return places;
}

function note(places: Map<string, Span>, node: Node, path: string) {
  places.set(path, { start: node.offset, end: node.offset + node.length });
  node.children?.forEach((child, index) => {
    const [name, value] = child.children ?? [];
    if (node.type === 'array') {
      note(places, child, `${path}[${index}]`);
    } else if (name && value) {
      note(places, value, path ? `${path}.${name.value}` : String(name.value));
    }
  });
}

/** By the parser's names of its errors. */
const missing: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'A name in double quotes is missing',
  ValueExpected: 'A value is missing',
  ColonExpected: 'A colon is missing',
  CommaExpected: 'A comma or } is missing',
  CloseBraceExpected: 'A comma or } is missing',
  CloseBracketExpected: 'A comma or ] is missing',
  EndOfFileExpected: 'There is something after the end of the JSON',
  InvalidCommentToken: 'JSON has no comments',
};
const ofText = 'This text is not closed, or holds a sign that needs a backslash';
/** What a person typed where something else is wanted: a word or one sign. */
const found = /"[^"\n]*"?|[\w$.'-]+|[^]/y;

/** The first mistake decides; of a word that is none of JSON's, the next says what is missing in its place. */
function toMistake(text: string, start: number, [first, next]: string[]): JsonMistake {
  const wanted = first === 'InvalidSymbol' ? (next ?? 'EndOfFileExpected') : (first ?? 'ValueExpected');
  const message = wanted === 'CommaExpected' && isInList(text, start) ? missing.CloseBracketExpected : (missing[wanted] ?? ofText);
  found.lastIndex = start;
  const what = found.exec(text)?.[0] ?? '';
  const shown = what.startsWith('"') ? what : `“${what}”`;
  return new JsonMistake(what ? `${message}: there is ${shown}.` : `${message}: the text ends here.`, { start, end: start + what.length });
}

/** Tells whether a list is open at a place. */
function isInList(text: string, at: number): boolean {
  const open: string[] = [];
  for (const [sign] of text.slice(0, at).matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === '{' || sign === '[') {
      open.push(sign);
    } else if (sign === '}' || sign === ']') {
      open.pop();
    }
  }
  return open.at(-1) === '[';
}

/** The place of a path, or of the nearest member around it. */
export function placeOf(places: Places, path: string): Span | undefined {
  let near = path;
  while (near !== '') {
    const span = places.get(near);
    if (span) {
      return span;
    }
    near = near.replace(/(^|\.)[^.[\]]*$|\[\d+\]$/, '');
  }
  return places.get('');
}

/** Line and column of a place, counted from 1 as editors do. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
