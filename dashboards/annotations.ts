import { type MeshQuery } from '../src/mesh/MeshQuery';
import { type Annotation } from './Dashboard';
import { dataSource, targets } from './dataSource';

/** What happened in the mesh, within a dashboard's scope: new versions are shown, the rest on demand. */
export function annotations(scope: Partial<MeshQuery>): Annotation[] {
  const kinds: Array<[name: string, enable: boolean, iconColor: string, query: Partial<MeshQuery>]> = [
    ['New versions', true, 'blue', { event: 'newVersion' }],
    ['New edges', false, 'green', { event: 'newEdge' }],
    ['Gone edges', false, 'orange', { event: 'goneEdge' }],
    ['Failing pairs', false, 'red', { event: 'errorRatio', threshold: 0.1 }],
  ];
  return kinds.map(([name, enable, iconColor, query]) => ({
    name,
    enable,
    iconColor,
    datasource: dataSource,
    target: { ...targets([{ queryType: 'events', ...query, ...scope }])[0]!, refId: 'Anno' },
  }));
}
