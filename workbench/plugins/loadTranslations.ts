import { type PluginMeta } from '@grafana/data';
import i18next from 'i18next';

/** Loads a plugin's texts in the viewer's language, before the plugin itself, as Grafana does. */
export async function loadTranslations({ id, translations = {} }: Pick<PluginMeta, 'id' | 'translations'>): Promise<void> {
  const language = i18next.resolvedLanguage ?? i18next.language;
  const path = translations[language] ?? translations['en-US'];
  if (!path) {
    return;
  }
  const response = await fetch(new URL(path, window.location.origin));
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}: plugin.json of ${id} names a language that has no texts`);
  }
  i18next.addResourceBundle(translations[language] ? language : 'en-US', id, await response.json(), true, false);
}
