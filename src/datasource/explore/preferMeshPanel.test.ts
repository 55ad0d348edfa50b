import { createDataFrame } from '@grafana/data';

import { preferMeshPanel } from './preferMeshPanel';

it('names the panel on the frames that it draws only', () => {
  const nodes = createDataFrame({ name: 'nodes', fields: [], meta: { custom: { kind: 'alidade.graph' } } });
  const breakdown = createDataFrame({ name: 'breakdown', fields: [], meta: { custom: { kind: 'alidade.latency' } } });
  const series = createDataFrame({ fields: [] });
  const { data } = preferMeshPanel({ data: [nodes, series, breakdown] });
  expect(data[0].meta).toMatchObject({ preferredVisualisationPluginId: 'alidade-mesh-panel' });
  expect(data[1]).toBe(series);
  expect(data[2].meta).toMatchObject({ preferredVisualisationPluginId: 'alidade-mesh-panel' });
});
