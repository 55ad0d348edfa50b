/** From where to where something stands in a text, in characters. */
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

/** Everything that may stand between two signs. */
const space = /[ \t\n\r]*/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** What a person typed where something else is wanted: a word or one sign. */
const found = /"[^"\n]*"?|[\w$.'-]+|[^]/y;

/** Walks over a JSON text and notes where things stand. Browsers name the place of a mistake each in their own way, or not at all. */
class Walk {
  private at = 0;
  readonly places = new Map<string, Span>();

  constructor(private readonly text: string) {}

  document() {
    this.value('');
    this.take(space);
    if (this.at < this.text.length) {
      this.fail('There is something after the end of the JSON');
    }
  }

  private value(path: string) {
    this.take(space);
    const start = this.at;
    if (this.skip('{')) {
      this.list('}', () => this.member(path));
    } else if (this.skip('[')) {
      this.list(']', (index) => this.value(`${path}[${index}]`));
    } else if (!this.take(string) && !this.take(scalar)) {
      this.fail(this.text[this.at] === '"' ? 'This text is not closed, or holds a sign that needs a backslash' : 'A value is missing');
    }
    this.places.set(path, { start, end: this.at });
  }

  private member(path: string) {
    const quoted = this.take(string);
    if (!quoted) {
      this.fail('A name in double quotes is missing');
    }
    const name: string = JSON.parse(quoted);
    this.take(space);
    if (!this.skip(':')) {
      this.fail('A colon is missing');
    }
    this.value(path ? `${path}.${name}` : name);
  }

  private list(close: string, item: (index: number) => void) {
    this.take(space);
    if (this.skip(close)) {
      return;
    }
    for (let index = 0; ; index++) {
      this.take(space);
      item(index);
      this.take(space);
      if (this.skip(close)) {
        return;
      }
      if (!this.skip(',')) {
        this.fail(`A comma or ${close} is missing`);
      }
    }
  }

  private skip(sign: string): boolean {
    const isThere = this.text.startsWith(sign, this.at);
    this.at += isThere ? sign.length : 0;
    return isThere;
  }

  /** What a pattern matches here; empty where it does not. */
  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const taken = pattern.exec(this.text)?.[0] ?? '';
    this.at += taken.length;
    return taken;
  }

  private fail(message: string): never {
    const start = this.at;
    const what = this.take(found);
    const shown = what.startsWith('"') ? what : `“${what}”`;
    throw new JsonMistake(what ? `${message}: there is ${shown}.` : `${message}: the text ends here.`, { start, end: this.at });
  }
}

/** Where the members of a JSON text stand. Throws a JsonMistake where it is none. */
export function locateJson(text: string): Places {
  const walk = new Walk(text);
  walk.document();
  return walk.places;
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
