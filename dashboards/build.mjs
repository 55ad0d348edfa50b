// Writes the shipped dashboards from their sources: into the data source plugin, whose Dashboards tab
// imports them, and into provisioning/. With --check it writes nothing and fails where a file differs.
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const targets = ['../src/datasource/dashboards', '../provisioning/dashboards'].map((to) => path.join(here, to));
const check = process.argv.includes('--check');

const { outputFiles } = await build({
  entryPoints: [path.join(here, 'all.ts')],
  bundle: true,
  write: false,
  format: 'esm',
});
const { all } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

let stale = 0;
for (const [name, dashboard] of Object.entries(all)) {
  const json = JSON.stringify(dashboard, null, 2) + '\n';
  for (const folder of targets) {
    const file = path.join(folder, `${name}.json`);
    if (check) {
      if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== json) {
        console.error(`${path.relative(process.cwd(), file)} differs from its source: run npm run dashboards`);
        stale++;
      }
      continue;
    }
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, json);
  }
}
process.exit(stale === 0 ? 0 : 1);
