import grafana from '@grafana/eslint-config/flat.js';

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
