import { type DashboardUid } from './dashboards';
import { destinationOf, forwardPath, readForward } from './Forward';
import { type Ends } from './links/Ends';

const range = { from: 'now-3h', to: 'now' };
const pair: Ends = { kind: 'pair', sourceNamespace: 'shop', sourceWorkload: 'web', destinationNamespace: 'pay', destinationService: 'payments' };
const all = new Set<DashboardUid>(['alidade-mesh-overview', 'alidade-service-pair', 'alidade-latency']);
const everywhere = { uid: 'mesh', existing: all, mayExplore: true };
const notImported = { ...everywhere, existing: new Set<DashboardUid>() };

/** The queries of an address of Explore. */
const queriesOf = (address = '') => {
  const panes = JSON.parse(new URLSearchParams(address.split('?')[1]).get('panes') ?? '') as { mesh: { queries: object[]; range: object } };
  return panes.mesh;
};

it('comes out of an address as it went in', () => {
  const forward = { ends: pair, ...range };
  const address = forwardPath(forward);
  expect(address).toMatch(/^\/a\/alidade-istio-app\/open\?/);
  // Grafana adds where a link was followed.
  expect(readForward(`${address.slice(address.indexOf('?'))}&uel_pid=alidade-istio-app`)).toEqual({ ...forward, queries: undefined });
  expect(readForward('?show=%7B')).toBeUndefined();
  expect(readForward('?show=%7B%7D')).toBeUndefined();
  expect(readForward('')).toBeUndefined();
});

it.each([
  '{"queries":{}}',
  '{"queries":"x"}',
  '{"queries":[1]}',
  '{"queries":[]}',
  '{"ends":1}',
  '{"ends":{"kind":"pair"}}',
  '{"ends":{"kind":"workload","namespace":"shop"}}',
  '{"ends":{"kind":"toString","namespace":"shop"}}',
  '{"ends":{"kind":"namespace","namespace":["shop"]}}',
  '{"ends":{"kind":"namespace","namespace":"shop"},"from":{}}',
  '[]',
  'null',
])('is nothing where the address holds something else: %s', (show) => {
  expect(readForward(`?${new URLSearchParams({ show }).toString()}`)).toBeUndefined();
});

it('opens a pair on its dashboard', () => {
  const address = destinationOf({ ends: pair, ...range }, everywhere);
  expect(address).toBe(
    '/d/alidade-service-pair?var-datasource=mesh&var-sourceNamespace=shop&var-sourceWorkload=web&var-destinationNamespace=pay&var-destinationService=payments&from=now-3h&to=now'
  );
});

it('opens one end on Mesh overview', () => {
  const open = (ends: Ends) => decodeURIComponent(destinationOf({ ends, ...range }, everywhere) ?? '');
  expect(open({ kind: 'workload', namespace: 'shop', workload: 'web' })).toContain('var-datasource=mesh&var-namespace=shop&var-workload=web&from');
  expect(open({ kind: 'service', namespace: 'shop', service: 'cart' })).toContain('var-namespace=shop&var-filters=destination_service_name|=|cart&from');
  expect(open({ kind: 'namespace', namespace: 'shop' })).toContain('var-datasource=mesh&var-namespace=shop&from');
});

it('draws a graph in Explore where dashboards have not been imported', () => {
  const datasource = { type: 'alidade-istio-datasource', uid: 'mesh' };
  expect(queriesOf(destinationOf({ ends: pair, ...range }, notImported))).toEqual({
    datasource: 'mesh',
    range,
    queries: [
      { refId: 'A', datasource, queryType: 'graph', source: { namespace: 'shop', workload: 'web' }, destination: { namespace: 'pay', service: 'payments' } },
    ],
  });
  const end = destinationOf({ ends: { kind: 'workload', namespace: 'shop', workload: 'web' }, ...range }, notImported);
  expect(queriesOf(end).queries).toMatchObject([{ queryType: 'graph', either: { namespace: 'shop', workload: 'web' } }]);
});

it('asks queries in Explore, each under a letter of its own', () => {
  const queries = [{ signal: 'requestRate' }, { signal: 'duration' }];
  expect(queriesOf(destinationOf({ queries, ...range }, everywhere)).queries).toMatchObject([
    { refId: 'A', signal: 'requestRate' },
    { refId: 'B', signal: 'duration' },
  ]);
});

it('leads nowhere where Explore is not allowed and needed', () => {
  expect(destinationOf({ ends: pair, ...range }, { ...notImported, mayExplore: false })).toBeUndefined();
  expect(destinationOf({ queries: [{ signal: 'requestRate' }], ...range }, { ...everywhere, mayExplore: false })).toBeUndefined();
  expect(destinationOf({ ...range }, everywhere)).toBeUndefined();
});
