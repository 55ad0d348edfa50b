// Builds the workbench's pages into workbench/dist, a folder for each Grafana: the page's code in chunks, its fonts, its
// index.html. `node workbench/build.mjs 12.4` builds one of them.
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { grafanaHost, grafanaHosts } from '../hosts/grafanaHosts.mjs';

const workbench = path.dirname(fileURLToPath(import.meta.url));
const modules = path.resolve(workbench, '../node_modules');

// The names under which the styles of @grafana/ui ask for their fonts, and the packages' files.
const robotoMono = 'L0xTDF4xlVMF-BfR8bXMIhJHg45mwgGEFl0_3vrtSM1J-gEPT5Ese6hmHSh0mQ.woff2';
const fonts = {
  'inter/Inter-Regular.woff2': 'inter/files/inter-latin-400-normal.woff2',
  'inter/Inter-Medium.woff2': 'inter/files/inter-latin-500-normal.woff2',
  'inter/Inter-Italic.woff2': 'inter/files/inter-latin-400-italic.woff2',
  'inter/Inter-MediumItalic.woff2': 'inter/files/inter-latin-500-italic.woff2',
  [`roboto/${robotoMono}`]: 'roboto-mono/files/roboto-mono-latin-400-normal.woff2',
};

/** The page's files that need no bundling. */
function copyFiles(host, outdir) {
  fs.rmSync(outdir, { recursive: true, force: true });
  fs.mkdirSync(outdir, { recursive: true });
  fs.copyFileSync(path.join(workbench, 'index.html'), path.join(outdir, 'index.html'));
  for (const [name, file] of Object.entries(fonts)) {
    fs.cpSync(path.join(modules, '@fontsource', file), path.join(outdir, 'public/fonts', name));
  }
  // Icons of @grafana/ui, and those that it names but does not hold.
  const icons = path.join(outdir, 'public/build/img/icons');
  fs.cpSync(path.join(host.folder, 'node_modules/@grafana/ui/dist/public/img/icons'), icons, { recursive: true });
  fs.cpSync(path.join(workbench, 'icons'), icons, { recursive: true });
}

/** Lets the workbench's own files find the packages of a host, wherever these are installed. */
function packagesOf(host) {
  const isOwn = (file) => file.startsWith(workbench + path.sep);
  return {
    name: 'packages of a host',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path: name, importer, kind, pluginData }) => {
        const asked = isOwn(importer) && pluginData !== host;
        return asked ? resolve(name, { kind, importer, resolveDir: host.folder, pluginData: host }) : undefined;
      });
    },
  };
}

/** What Grafana says of itself in its page. */
function installedVersion(host) {
  return JSON.parse(fs.readFileSync(path.join(host.folder, 'node_modules/@grafana/data/package.json'), 'utf8')).version;
}

/** A page of one Grafana with a package of another would be neither. */
function refuseForeign(host, inputs) {
  const own = path.join(host.folder, 'node_modules') + path.sep;
  const foreign = inputs.map((input) => path.resolve(input)).filter((file) => file.includes(`${path.sep}node_modules${path.sep}`) && !file.startsWith(own));
  if (foreign.length > 0) {
    throw new Error(`the page of Grafana ${host.version} holds packages of another one:\n${foreign.join('\n')}`);
  }
}

async function buildPage(host) {
  const outdir = path.join(workbench, 'dist', host.version);
  copyFiles(host, outdir);
  const { metafile } = await build({
    entryPoints: { page: path.join(workbench, 'boot.ts') },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    loader: { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.svg': 'dataurl' },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.GRAFANA_VERSION': JSON.stringify(installedVersion(host)),
      global: 'globalThis',
    },
    plugins: [packagesOf(host)],
    alias: {
      // Grafana's own build does the same: its packages still ask for the router by its old name.
      'react-router-dom-v5-compat': path.join(host.folder, 'node_modules/react-router-dom'),
      // Scenes expects an export that these versions of the schema no longer have.
      '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen': path.join(workbench, 'panels/tableDefaults.ts'),
      // Several versions of emotion are installed; two of them on one page disagree about the order of
      // styles. One copy is enough.
      '@emotion/css': path.join(host.folder, 'node_modules/@emotion/css'),
      '@emotion/react': path.join(host.folder, 'node_modules/@emotion/react'),
    },
    metafile: true,
    logLevel: 'warning',
  });
  refuseForeign(host, Object.keys(metafile.inputs));
}

/** What Grafana's code editor does beside the page, for JSON and for all other languages. */
async function buildWorkers(host) {
  const monaco = path.join(host.folder, 'node_modules/monaco-editor/esm/vs');
  await build({
    entryPoints: { editor: path.join(monaco, 'editor/editor.worker.js'), json: path.join(monaco, 'language/json/json.worker.js') },
    outdir: path.join(workbench, 'dist', host.version, 'workers'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    logLevel: 'warning',
  });
}

const versions = process.argv.slice(2);
const hosts = versions.length > 0 ? versions.map(grafanaHost) : grafanaHosts;
for (const host of hosts) {
  await buildPage(host);
  await buildWorkers(host);
}
