import { setLocale } from '@grafana/data';
import i18next from 'i18next';

/** Sets up the shared translations as Grafana does, before a plugin asks for a text. */
export async function initLanguage(language: string): Promise<void> {
  setLocale(language);
  await i18next.init({
    lng: language,
    fallbackLng: 'en-US',
    partialBundledLanguages: true,
    resources: {},
    returnEmptyString: false,
  });
}
