import i18next from 'i18next';
import { t } from './t';

beforeAll(async () => {
  await i18next.init({ lng: 'de-DE', fallbackLng: 'en-US', resources: {}, returnEmptyString: false });
});

test('where there is no translation the English text is said', () => {
  expect(t('untold-name', 'Details of {{name}}', { name: 'web' })).toBe('Details of web');
});

test('names are not written as HTML', () => {
  expect(t('untold-pair', '{{caller}} to {{called}}', { caller: '<a/b>', called: '"c" & d' })).toBe('<a/b> to "c" & d');
});

test('what is counted has the plural of its number', () => {
  const hops = (count: number) => t('untold-hops', '', { count, defaultValue_one: '{{count}} hop', defaultValue_other: '{{count}} hops' });
  expect([1, 2].map(hops)).toEqual(['1 hop', '2 hops']);
});

test('a translation wins, an empty one does not', () => {
  i18next.addResourceBundle('de-DE', 'translation', { told: 'Details zu {{name}}', empty: '' });
  expect([t('told', 'Details of {{name}}', { name: 'web' }), t('empty', 'Empty')]).toEqual(['Details zu web', 'Empty']);
});
