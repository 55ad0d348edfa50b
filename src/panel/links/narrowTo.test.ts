import { type MeshQuery } from '../../mesh/MeshQuery';
import { twoClusters } from '../testing/twoClusters';
import { exploreUrl } from './exploreUrl';
import { narrowTo } from './narrowTo';
import { signalQueries } from '../view/signalsOf';

const ends = { source: { workload: 'web' }, destination: { workload: 'cart' } };
const conditions = {
  protocol: 'grpc',
  responseCode: ['500', '503'],
  responseFlags: ['UH'],
  grpcStatus: '14',
  security: 'mutual_tls',
  reporter: 'source',
  errors: 'non2xx',
  either: { namespace: 'shop' },
  filters: [{ label: 'tenant', op: '=', values: ['gold'] }],
} satisfies Partial<MeshQuery>;
const query: Partial<MeshQuery> = {
  ...conditions,
  queryType: 'graph',
  nodes: 'workload',
  compareTo: '1d',
  window: '10m',
  source: { cluster: 'east', workload: ['web', 'job'] },
};

it('keeps what the graph was asked for, with the ends on top, and nothing of its form', () => {
  expect(narrowTo(ends, query)).toEqual({ ...conditions, source: { cluster: 'east', workload: 'web' }, destination: { workload: 'cart' } });
  expect(narrowTo({ destination: { app: 'cart' } })).toEqual({ destination: { app: 'cart' } });
});

it('narrows signals of the details; what they tell once is of the graph’s window', () => {
  const queries = signalQueries('mesh', ends, { query });
  queries.forEach((each) => {
    expect(each).toMatchObject({ filters: conditions.filters, protocol: 'grpc', responseCode: ['500', '503'], errors: 'non2xx', source: { cluster: 'east' } });
    expect(each.window).toBe(each.instant ? '10m' : undefined);
  });
  expect(queries.map(({ reporter }) => reporter)).toEqual(['source', 'source', 'source', 'source', 'destination', 'destination']);
});

it('narrows what Explore opens', () => {
  const url = exploreUrl(twoClusters(query), { kind: 'edge', id: 'west: web->cart' }, { from: 'now-1h', to: 'now' });
  const panes = JSON.parse(new URL(url ?? '', 'http://grafana').searchParams.get('panes') ?? '');
  expect(panes.mesh.queries).toHaveLength(2);
  panes.mesh.queries.forEach((each: MeshQuery) =>
    expect(each).toMatchObject({ ...conditions, source: { cluster: 'west', workload: 'web' }, destination: { cluster: 'west' } })
  );
});
