// Asks VictoriaMetrics what the tests ask Prometheus, where its executable is on the PATH (Debian and
// Ubuntu: apt-get install victoria-metrics). It stands outside npm test, which needs no such package.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { run } from '../tasks/run.mjs';

if (spawnSync('victoria-metrics', ['-version']).error) {
  console.error('The executable victoria-metrics is not on the PATH. Install it (Debian and Ubuntu: apt-get install victoria-metrics).');
  process.exit(1);
}
const { code } = await run('go', ['test', '-count=1', '-tags', 'victoriametrics', '-run', 'VictoriaMetrics', './pkg/plugin']);
process.exit(code);
