import { t as translate } from '@grafana/i18n';

/**
 * A text in the viewer's language: the plugin's own that bundles the caller, since each bundle has its translations.
 *
 * Values are put in as they are, because React and the canvas escape what has to be; Grafana's function would write
 * names such as `a/b` as HTML. A `count` among them chooses the plural.
 * @param key where the text stands in the files of `locales`
 * @param text what it says in English, with values as `{{name}}`
 */
export function t(key: string, text: string, values?: Record<string, unknown>): string {
  return values ? translate(key, text, { ...values, interpolation: { escapeValue: false } }) : translate(key, text);
}
