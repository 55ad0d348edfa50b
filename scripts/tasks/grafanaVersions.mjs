// The versions of Grafana's packages that the plugins are checked against: the one place that says which.
import fs from 'node:fs';
import path from 'node:path';
import { grafanaHosts } from '../../hosts/grafanaHosts.mjs';
import { root } from './run.mjs';

/** The packages that Grafana shares with plugins. */
export const sharedPackages = ['@grafana/data', '@grafana/runtime', '@grafana/ui'];

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** The least Grafana that the package says it needs. */
export function leastGrafana() {
  return readJson(path.join(root, 'src/plugin.json')).dependencies.grafanaDependency.replace('>=', '');
}

/**
 * The versions of a shared package, the newest first: those of the hosts, as installed, and the least.
 * @returns {string[]}
 */
export function versionsOf(name) {
  const installed = grafanaHosts.map(({ folder }) => readJson(path.join(folder, 'node_modules', name, 'package.json')).version);
  return [...installed, leastGrafana()];
}
