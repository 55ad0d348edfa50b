// Jest runs the unit tests that sit beside the sources in src/ and workbench/.
const path = require('node:path');

// Packages published as ES modules only: Jest has to transform them.
const esModules = ['d3-.*', 'd3', 'internmap', 'delaunator', 'robust-predicates', 'ol', 'uuid', 'react-colorful', 'marked', '@grafana/schema', 'monaco-promql', 'nanoid', '@grafana/i18n', 'react-calendar', 'get-user-locale', 'memoize', 'mimic-function', '@wojtekmaj/.*', '@react-hookz/.*', '@ver0/.*', '@marcbachmann/cel-js'];

module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/src', '<rootDir>/workbench'],
  testEnvironment: 'jsdom',
  // Editors are typed into letter by letter, and continuous integration has slow machines.
  testTimeout: 180_000,
  testMatch: ['**/*.test.{ts,tsx}'],
  setupFilesAfterEnv: [path.join(__dirname, '.config/jest/setup.js')],
  moduleNameMapper: {
    '^(.*)\\?worker$': path.join(__dirname, '.config/jest/workerSource.js'),
    '\\.(css|svg)$': path.join(__dirname, '.config/jest/emptyFile.js'),
  },
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(${esModules.join('|')})/)`],
};
