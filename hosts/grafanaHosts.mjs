// The generations of Grafana that the package is tried on, the newest first: the libraries of which the workbench's
// pages are made, and the types that the sources are compiled against. All of them run one and the same bundle.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @typedef {object} GrafanaHost
 * @property {string} version as --grafana takes it
 * @property {string} folder holds its package.json and its node_modules
 */

/** @type {GrafanaHost[]} */
export const grafanaHosts = [
  // What the package itself is built against.
  { version: '13.2', folder: root },
  { version: '12.4', folder: path.join(root, 'hosts/grafana-12.4') },
];

/** The host of a version; throws one sentence where there is none. */
export function grafanaHost(version) {
  const host = grafanaHosts.find((candidate) => candidate.version === version);
  if (!host) {
    const known = grafanaHosts.map((candidate) => candidate.version).join(', ');
    throw new Error(`--grafana is ${JSON.stringify(version)}: choose one of ${known}.`);
  }
  return host;
}
