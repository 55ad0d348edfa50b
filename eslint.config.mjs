import grafana from '@grafana/eslint-config/flat.js';
import i18n from '@grafana/i18n/eslint-plugin';

/** A plugin folder reaches another one only through src/mesh. */
const otherPlugins = {
  group: ['@grafana/prometheus', '**/../panel/*', '**/../datasource/*', '**/../pages/*'],
  message: 'Share it through src/mesh.',
};
/** The panel's folders: each imports only those before it. */
const panelFolders = [
  'geometry', 'layout', 'fold', 'compare', 'answers', 'picture', 'find', 'links', 'arrange', 'options', 'parts', 'latency', 'state', 'export', 'view',
];
/** What of them knows neither Grafana nor the panel's options. */
const core = ['geometry', 'layout', 'fold', 'compare', 'picture', 'find', 'arrange'];
/** Where a theme and a field become what the core draws by. */
const doors = ['src/panel/picture/Look.ts', 'src/panel/picture/ErrorScale.ts'];

function importsOf(folder) {
  const later = panelFolders.slice(panelFolders.indexOf(folder) + 1);
  const patterns = [
    otherPlugins,
    { group: ['../MeshPanel', '../module', ...later.map((other) => `../${other}/*`)], message: `${folder} comes before it: see panelFolders in eslint.config.mjs.` },
    ...(core.includes(folder) ? [{ group: ['@grafana/*'], message: `${folder} knows nothing of Grafana.` }] : []),
  ];
  return {
    files: [`src/panel/${folder}/**`],
    ignores: ['**/*.test.*', ...doors],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

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
    files: ['src/datasource/**', 'src/panel/**', 'src/mesh/**', 'src/pages/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [otherPlugins] }] },
  },
  ...panelFolders.map(importsOf),
];
