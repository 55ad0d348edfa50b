export type MatcherOperator = '=' | '!=' | '=~' | '!~';

export interface Matcher {
  label: string;
  op: MatcherOperator;
  value: string;
}

export interface Selector {
  /** Empty where only labels are told. */
  metric: string;
  matchers: Matcher[];
}

/** What can be told of an expression of PromQL without evaluating it. */
export interface Promql {
  /** In the order in which they are written. */
  selectors: Selector[];
  /** Labels of the first `by`; undefined where nothing is summed, empty where all is. */
  by?: string[];
  /** From 0 to 1, of the first histogram_quantile. */
  quantile?: number;
  /** Whether the first selector stands left of a division and another one right of it. */
  divides: boolean;
  /** Whether it asks for rates a second. */
  rated: boolean;
  /** Whether it asks for another time than that of its range. */
  shifted: boolean;
}

const text = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|` + '`[^`]*`';
const matcher = String.raw`\s*"?([a-zA-Z_][\w.]*)"?\s*(=~|!~|!=|=)\s*(${text})\s*`;
const name = String.raw`[a-zA-Z_:][\w:]*`;
const braces = String.raw`\{(?:${matcher.replaceAll(/\((?!\?)/g, '(?:')}(?:,|(?=\})))*\s*\}`;
const selector = new RegExp(String.raw`(${name})?\s*(${braces})|(\bistio_\w+)`, 'g');

/** Reads the selectors and the outermost shape of an expression; what it cannot read it leaves out. */
export function readPromql(expr: string): Promql {
  const found = [...expr.matchAll(selector)].map(toSelector).filter(({ metric, matchers }) => metric !== '' || matchers.length > 0);
  const plain = expr.replaceAll(new RegExp(text, 'g'), '""');
  const by = /\bby\s*\(([^)]*)\)/.exec(plain)?.[1];
  const quantile = /histogram_quantile\s*\(\s*([\d.]+)/.exec(plain)?.[1];
  const sums = /\b(sum|avg|max|min|count)\s*(\(|by|without)/.test(plain);
  return {
    selectors: found,
    by: by === undefined ? (sums && !/\bwithout\s*\(/.test(plain) ? [] : undefined) : labelsOf(by),
    quantile: quantile === undefined ? undefined : Number(quantile),
    divides: plain.includes('/') && found.length > 1,
    rated: /\bi?rate\s*\(/.test(plain),
    shifted: /\boffset\s|@\s*(\d|start|end)/.test(plain),
  };
}

function toSelector([, before = '', inBraces = '', alone]: RegExpMatchArray): Selector {
  const matchers = [...inBraces.matchAll(new RegExp(matcher, 'g'))].map(([, label = '', op, quoted = '']) => ({
    label,
    op: op as MatcherOperator,
    value: unquote(quoted),
  }));
  const named = matchers.find(({ label, op }) => label === '__name__' && op === '=');
  return { metric: alone ?? (before || named?.value || ''), matchers: matchers.filter(({ label }) => label !== '__name__') };
}

function unquote(quoted: string): string {
  const inner = quoted.slice(1, -1);
  return quoted.startsWith('`') ? inner : inner.replaceAll(/\\(.)/g, '$1');
}

function labelsOf(list: string): string[] {
  return list
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
}
