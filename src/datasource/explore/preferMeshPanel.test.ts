import { createDataFrame } from '@grafana/data';

import { preferMeshPanel } from './preferMeshPanel';

it('names the panel on the frames of a graph only', () => {
  const nodes = createDataFrame({ name: 'nodes', fields: [], meta: { custom: { kind: 'alidade.graph' } } });
  const series = createDataFrame({ fields: [] });
  const { data } = preferMeshPanel({ data: [nodes, series] });
  expect(data[0].meta).toMatchObject({ preferredVisualisationPluginId: 'alidade-mesh-panel' });
  expect(data[1]).toBe(series);
});
