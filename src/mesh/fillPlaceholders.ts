const placeholder = /\{\{\s*([a-zA-Z_]\w*)\s*\}\}/g;

/**
 * A query with the values of labels in place of `{{label}}`; what would end a double-quoted text is
 * escaped in them, in the way that LogQL, TraceQL and PromQL read alike. Undefined where a label is not
 * known, since half a question would find something else, or where its value could end the text that
 * it stands in.
 */
export function fillPlaceholders(query: string, labels: Readonly<Record<string, string | undefined>>): string | undefined {
  // A name such as `constructor` is a label only where the pair has one.
  const valueOf = (name: string) => (Object.hasOwn(labels, name) ? labels[name] : undefined);
  const fits = (value: string | undefined) => value && !otherQuotes.some((quote) => value.includes(quote) && query.includes(quote));
  const filled = [...query.matchAll(placeholder)].every(([, name = '']) => fits(valueOf(name)));
  return filled ? query.replace(placeholder, (_, name: string) => escapeQuoted(valueOf(name) ?? '')) : undefined;
}

/** Quotes that not every language lets a text hold that begins with one. */
const otherQuotes = ["'", '`'];

function escapeQuoted(value: string): string {
  return value.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n');
}
