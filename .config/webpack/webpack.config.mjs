// One bundler configuration for the three plugins of the package.
//
// Each plugin becomes a self-contained AMD module, because Grafana loads each from its own public
// path: nested plugins cannot share chunks. React, RxJS, emotion and three @grafana packages are
// external, as Grafana serves them.
import CopyPlugin from 'copy-webpack-plugin';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const version = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version;

/** The plugins of the package: folder under src/ and under dist/. The first is the app. */
const plugins = ['.', 'datasource', 'panel'];

/**
 * Modules that Grafana's loader provides, in all versions that the package runs on. Everything else is bundled, like
 * @grafana/schema, @grafana/i18n and @grafana/e2e-selectors. Grafana's router is left out: its versions differ.
 */
const provided = [
  'react',
  'react-dom',
  'react/jsx-runtime',
  // What a development build asks for in place of the former.
  'react/jsx-dev-runtime',
  'rxjs',
  'rxjs/operators',
  'lodash',
  'moment',
  'emotion',
  '@emotion/react',
  '@emotion/css',
  'i18next',
  'd3',
  'jquery',
];

function isProvided({ request }, callback) {
  const grafana = /^@grafana\/(data|ui|runtime)($|\/)/i.test(request);
  if (provided.includes(request) || grafana) {
    callback(undefined, request);
    return;
  }
  callback();
}

/** Static files of one plugin; the version and the build's date are filled in. */
function staticFiles(folder) {
  const context = path.join(root, 'src', folder);
  const fill = (content, file) =>
    file.endsWith('plugin.json')
      ? content
          .toString()
          .replaceAll('%VERSION%', version)
          .replaceAll('%TODAY%', new Date().toISOString().slice(0, 10))
      : content;
  const patterns = [
    { context, from: 'plugin.json', to: '.', transform: fill },
    { context, from: 'locales/**', to: '.', noErrorOnMissing: true },
    { context, from: 'img/**', to: '.', noErrorOnMissing: true },
    { context, from: 'dashboards/**/*.json', to: '.', noErrorOnMissing: true },
  ];
  if (folder === '.') {
    patterns.push(
      { context: root, from: 'README.md', to: '.' },
      { context: root, from: 'CHANGELOG.md', to: '.' },
      { context: root, from: 'LICENSE', to: '.' }
    );
  }
  return patterns;
}

function configure(folder, production) {
  const source = path.join(root, 'src', folder);
  const { id } = JSON.parse(fs.readFileSync(path.join(source, 'plugin.json'), 'utf8'));
  return {
    name: id,
    target: ['web', 'es2022'],
    context: source,
    mode: production ? 'production' : 'development',
    devtool: production ? 'source-map' : 'eval-source-map',
    entry: { module: fs.existsSync(path.join(source, 'module.tsx')) ? './module.tsx' : './module.ts' },
    output: {
      path: path.join(root, 'dist', folder),
      filename: '[name].js',
      chunkFilename: '[name].js?_cache=[contenthash]',
      library: { type: 'amd' },
      publicPath: `public/plugins/${id}/`,
      uniqueName: id,
    },
    externals: [{ 'amd-module': 'module' }, isProvided],
    resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
    resolveLoader: { alias: { 'worker-source': path.join(root, '.config/webpack/workerSource.mjs') } },
    module: {
      rules: [
        // A worker is inlined as text: a nested plugin's own public path is not known to the bundle,
        // and a page under a content security policy may not load a worker from another origin.
        { resourceQuery: /worker/, use: 'worker-source', type: 'javascript/auto' },
        {
          test: /\.tsx?$/,
          resourceQuery: { not: [/worker/] },
          exclude: /node_modules/,
          use: {
            loader: 'swc-loader',
            options: {
              jsc: {
                target: 'es2022',
                parser: { syntax: 'typescript', tsx: true },
                transform: { react: { runtime: 'automatic' } },
              },
            },
          },
        },
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
        { test: /\.svg$/, type: 'asset/inline' },
      ],
    },
    plugins: [
      new CopyPlugin({ patterns: staticFiles(folder) }),
      // @grafana/i18n loads it for whoever sets up the languages, which is Grafana.
      new webpack.IgnorePlugin({ resourceRegExp: /^i18next-pseudo$/ }),
    ],
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

export default (_, { mode }) => plugins.map((folder) => configure(folder, mode === 'production'));
