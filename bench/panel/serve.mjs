// Builds the page that hosts the built panel, and serves it with the bundle beside it.
import { build } from 'esbuild';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers } from './meshes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const modules = path.join(root, 'node_modules');
/** The page may tell how much memory it takes only if nobody else can look into it. */
const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
const page =
  '<!doctype html><html lang="en"><title>bench</title><script>' +
  'window.grafanaBootData={settings:{featureToggles:{}},user:{}};window.__grafana_public_path__="/public/"' +
  '</script><body><script type="module" src="/host.js"></script></body></html>';

export async function serve() {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'bench/panel/host.tsx')],
    bundle: true,
    write: false,
    outdir: '/',
    entryNames: 'host',
    format: 'esm',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    loader: { '.woff2': 'empty', '.woff': 'empty', '.ttf': 'empty', '.svg': 'dataurl', '.css': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    alias: {
      'react-router-dom-v5-compat': 'react-router-dom',
      '@emotion/css': path.join(modules, '@emotion/css'),
      '@emotion/react': path.join(modules, '@emotion/react'),
    },
    logLevel: 'error',
  });
  const host = outputFiles.find((file) => file.path.endsWith('.js'))?.contents;
  const server = http.createServer(({ url: asked = '/' }, response) => {
    const [url] = asked.split('?');
    const bundle = path.join(root, 'dist', url);
    if (url === '/host.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(host);
    } else if (url === '/panel/module.js' && fs.existsSync(bundle)) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(fs.readFileSync(bundle));
    } else if (url === '/') {
      response.writeHead(200, { 'content-type': 'text/html', ...isolated }).end(page);
    } else if (answers.has(url)) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(answers.get(url));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
