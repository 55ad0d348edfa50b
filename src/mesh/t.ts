import { t as translate } from '@grafana/i18n';

/**
 * Texts as they were found, with the names of their values: a page has one language, thousands of cards and calls say
 * the same few words, and finding one takes longer than drawing it.
 */
const found = new Map<string, string>();

/**
 * A text in the viewer's language: the plugin's own that bundles the caller, since each bundle has its translations.
 *
 * Values are put in as they are, because React and the canvas escape what has to be; Grafana's function would write
 * names such as `a/b` as HTML. A `count` among them chooses the plural.
 * @param key where the text stands in the files of `locales`
 * @param text what it says in English, with values as `{{name}}`
 */
export function t(key: string, text: string, values?: Readonly<Record<string, unknown>>): string {
  if (values && 'count' in values) {
    return translate(key, text, { ...values, interpolation: { escapeValue: false } });
  }
  const template = found.get(key) ?? translate(key, text, { skipInterpolation: true });
  found.set(key, template);
  return values ? template.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? '')) : template;
}
