import { toDataFrame } from '@grafana/data';

import { type Graph } from '../../mesh/Graph';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { readGraph } from '../../mesh/readGraph';

const clusters = ['east', 'west'];
const at = (cluster: string, name: string) => `workload/${cluster}/shop/${name}`;

/** `web` calls `cart` in each of two clusters; `search` runs in the eastern one alone. */
export function twoClusters(query?: Partial<MeshQuery>): Graph {
  const workloads = [...clusters.flatMap((cluster) => [[cluster, 'web'], [cluster, 'cart']] as const), ['east', 'search'] as const];
  const fill = (text: string, length: number) => Array.from({ length }, () => text);
  const nodes = {
    id: workloads.map(([cluster, name]) => at(cluster, name)),
    title: workloads.map(([, name]) => name),
    kind: fill('workload', workloads.length),
    health: fill('healthy', workloads.length),
    namespace: fill('shop', workloads.length),
    cluster: workloads.map(([cluster]) => cluster),
  };
  const calls = [...clusters.map((cluster) => [cluster, 'cart'] as const), ['east', 'search'] as const];
  const edges = {
    id: calls.map(([cluster, name]) => `${cluster}: web->${name}`),
    source: calls.map(([cluster]) => at(cluster, 'web')),
    target: calls.map(([cluster, name]) => at(cluster, name)),
    requestRate: calls.map(() => 1),
    errorRatio: calls.map(() => 0),
  };
  const frame = (name: string, columns: Record<string, unknown[]>) =>
    toDataFrame({
      name,
      meta: { custom: { kind: 'alidade.graph', datasourceUid: 'mesh', query } },
      fields: Object.entries(columns).map(([column, values]) => ({ name: column, values })),
    });
  const graph = readGraph([frame('nodes', nodes), frame('edges', edges)]);
  if (!graph) {
    throw new Error('these frames hold no graph');
  }
  return graph;
}
