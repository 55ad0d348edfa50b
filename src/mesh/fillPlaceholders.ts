const placeholder = /\{\{\s*([a-zA-Z_]\w*)\s*\}\}/g;

/**
 * A query with the values of labels in place of `{{label}}`; quotes and backslashes in them are escaped,
 * so that no name can end the text it stands in. Undefined where a label is not known: half a question
 * would find something else.
 */
export function fillPlaceholders(query: string, labels: Readonly<Record<string, string | undefined>>): string | undefined {
  const missing = [...query.matchAll(placeholder)].some(([, name = '']) => !labels[name]);
  return missing ? undefined : query.replace(placeholder, (_, name: string) => escapeQuoted(labels[name] ?? ''));
}

function escapeQuoted(value: string): string {
  return value.replace(/["'`\\]/g, '\\$&').replace(/\n/g, '\\n');
}
