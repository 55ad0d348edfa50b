import { type Graph, type GraphResponse } from '../../mesh/Graph';
import { shopGraph } from '../testing/shopGraph';
import { responseShares } from './responseShares';

const response = (code: string, grpcStatus: string, rate: number): GraphResponse => ({
  edge: 'e',
  protocol: 'http',
  code,
  grpcStatus,
  flags: '-',
  rate,
});

it('tells whose fault a response is', () => {
  const shop = shopGraph();
  const [edge] = shop.edges;
  const responses = [response('200', '', 5), response('404', '', 2), response('503', '', 1), response('0', '', 1), response('200', '14', 1)];
  const graph: Graph = { ...shop, edges: edge ? [{ ...edge, id: 'e', target: 'b' }] : [], responses: new Map([['e', responses]]) };
  expect(responseShares(graph).get('b')).toEqual({ ok: 0.5, client: 0.2, server: 0.3 });
});

it('knows nothing of a node without responses', () => {
  expect(responseShares({ ...shopGraph(), responses: new Map() }).size).toBe(0);
});
