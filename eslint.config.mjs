import grafana from '@grafana/eslint-config/flat.js';
import i18n from '@grafana/i18n/eslint-plugin';

export default [
  { ignores: ['node_modules/', 'dist/', 'workbench/dist/', 'bin/', '.cache/', 'test-results/', 'playwright-report/'] },
  ...grafana,
  {
    settings: { react: { version: '18.3' } },
    rules: { 'react/prop-types': 'off', 'react/react-in-jsx-scope': 'off' },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'workbench/**/*.{ts,tsx}', 'e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
    },
  },
  {
    // What people read is translated, and looked up when it is shown.
    files: ['src/**/*.{ts,tsx}'],
    // The data source's editors still speak English alone.
    ignores: ['**/*.test.{ts,tsx}', '**/testing/**', 'src/datasource/editor/**', 'src/datasource/explore/**', 'src/datasource/variables/**', 'src/datasource/applicationMetrics.ts', 'src/datasource/errorDefinitions.ts', 'src/datasource/summarise.ts'],
    plugins: { '@grafana/i18n': i18n },
    rules: {
      '@grafana/i18n/no-untranslated-strings': ['error', { calleesToIgnore: ['^css$'] }],
      '@grafana/i18n/no-translation-top-level': 'error',
      '@grafana/i18n/t-plural-defaults': 'error',
    },
  },
  {
    // A plugin folder reaches another one only through src/mesh.
    files: ['src/datasource/**', 'src/panel/**', 'src/mesh/**', 'src/pages/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@grafana/prometheus', '**/../panel/*', '**/../datasource/*', '**/../pages/*'], message: 'Share it through src/mesh.' }] },
      ],
    },
  },
];
