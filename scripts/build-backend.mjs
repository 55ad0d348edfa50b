// Builds the data source's backend beside its plugin.json, where Grafana looks for it: for this
// machine, or with --all for every platform that Grafana runs on.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const outputFolder = path.join(root, 'dist', 'datasource');
const everywhere = ['linux', 'darwin', 'windows'].flatMap((os) => ['amd64', 'arm64'].map((arch) => ({ os, arch })));

/** Runs Go in the repository, and ends this script with its status where it fails. */
function go(args, { output = 'inherit', ...environment } = {}) {
  const result = spawnSync('go', args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', output, 'inherit'],
    encoding: 'utf8',
  });
  if (result.error) {
    console.error(`Go could not be started (${result.error.message}). Install Go 1.26 or newer: https://go.dev/dl/`);
    process.exit(1);
  }
  if (result.status !== 0) {
    process.exit(result.status ?? 1);
  }
  return result.stdout;
}

function platformOfThisMachine() {
  const [os, arch] = go(['env', 'GOOS', 'GOARCH'], { output: 'pipe' }).trim().split('\n');
  return { os, arch };
}

function build({ os, arch }) {
  const name = `gpx_alidade_${os}_${arch}${os === 'windows' ? '.exe' : ''}`;
  console.log(`Building ${path.join('dist', 'datasource', name)}`);
  go(['build', '-trimpath', '-ldflags', '-s -w', '-o', path.join(outputFolder, name), './pkg'], {
    GOOS: os,
    GOARCH: arch,
    CGO_ENABLED: '0',
  });
}

const unknown = process.argv.slice(2).filter((argument) => argument !== '--all');
if (unknown.length > 0) {
  console.error(`Unknown argument ${unknown[0]}. Usage: node scripts/build-backend.mjs [--all]`);
  process.exit(2);
}
mkdirSync(outputFolder, { recursive: true });
(process.argv.includes('--all') ? everywhere : [platformOfThisMachine()]).forEach(build);
