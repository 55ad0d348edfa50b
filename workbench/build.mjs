// Builds the workbench page into workbench/dist: the page's code in chunks, its fonts, its index.html.
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const workbench = path.dirname(fileURLToPath(import.meta.url));
const modules = path.resolve(workbench, '../node_modules');
const outdir = path.join(workbench, 'dist');

fs.rmSync(outdir, { recursive: true, force: true });
fs.mkdirSync(outdir, { recursive: true });
fs.copyFileSync(path.join(workbench, 'index.html'), path.join(outdir, 'index.html'));

// The names under which the styles of @grafana/ui ask for their fonts, and the packages' files.
const robotoMono = 'L0xTDF4xlVMF-BfR8bXMIhJHg45mwgGEFl0_3vrtSM1J-gEPT5Ese6hmHSh0mQ.woff2';
const fonts = {
  'inter/Inter-Regular.woff2': 'inter/files/inter-latin-400-normal.woff2',
  'inter/Inter-Medium.woff2': 'inter/files/inter-latin-500-normal.woff2',
  'inter/Inter-Italic.woff2': 'inter/files/inter-latin-400-italic.woff2',
  'inter/Inter-MediumItalic.woff2': 'inter/files/inter-latin-500-italic.woff2',
  [`roboto/${robotoMono}`]: 'roboto-mono/files/roboto-mono-latin-400-normal.woff2',
};
for (const [name, file] of Object.entries(fonts)) {
  fs.cpSync(path.join(modules, '@fontsource', file), path.join(outdir, 'public/fonts', name));
}

// Icons of @grafana/ui, and those that it names but does not hold.
const icons = path.join(outdir, 'public/build/img/icons');
fs.cpSync(path.join(modules, '@grafana/ui/dist/public/img/icons'), icons, { recursive: true });
fs.cpSync(path.join(workbench, 'icons'), icons, { recursive: true });

await build({
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
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  alias: {
    // Grafana's own build does the same: its packages still ask for the router by its old name.
    'react-router-dom-v5-compat': 'react-router-dom',
    // Scenes expects an export that this version of the schema no longer has.
    '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen': path.join(workbench, 'panels/tableDefaults.ts'),
    // Several versions of emotion are installed; two of them on one page disagree about the order of
    // styles. One copy is enough.
    '@emotion/css': path.join(modules, '@emotion/css'),
    '@emotion/react': path.join(modules, '@grafana/ui/node_modules/@emotion/react'),
  },
  logLevel: 'warning',
});
