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

it('takes a status of gRPC for what a code of HTTP would say', () => {
  const shop = shopGraph();
  const [edge] = shop.edges;
  const responses = [response('200', '0', 4), response('200', '5', 4), response('200', '13', 2)];
  const graph: Graph = { ...shop, edges: edge ? [{ ...edge, id: 'e', target: 'b' }] : [], responses: new Map([['e', responses]]) };
  expect(responseShares(graph).get('b')).toEqual({ ok: 0.4, client: 0.4, server: 0.2 });
});

describe('without a code', () => {
  const shares = (...responses: GraphResponse[]) => {
    const [edge] = shopGraph().edges;
    const edges = edge ? [{ ...edge, id: 'e', target: 'b' }] : [];
    return responseShares({ ...shopGraph(), edges, responses: new Map([['e', responses]]) }).get('b');
  };
  const flagged = (flags: string, rate: number, protocol = 'http') => ({ ...response('', '', rate), flags, protocol });

  it('it is a failure, unless the caller went away', () => {
    const left = { ...response('0', '', 1), flags: 'DC' };
    expect(shares(response('200', '', 1), flagged('UF', 1), left, response('0', '', 1))).toEqual({ ok: 0.25, client: 0.25, server: 0.5 });
  });

  it('connections are shares of connections where nothing else arrives, those that callers closed being fine', () => {
    expect(shares(flagged('UF,URX', 1, 'tcp'), flagged('-', 2, 'tcp'), flagged('DC', 1, 'tcp'))).toEqual({ ok: 0.75, client: 0, server: 0.25 });
  });

  it('connections are left out beside requests', () => {
    expect(shares(response('200', '', 1), flagged('UF', 9, 'tcp'))).toEqual({ ok: 1, client: 0, server: 0 });
  });
});

it('knows nothing of a node without responses', () => {
  expect(responseShares({ ...shopGraph(), responses: new Map() }).size).toBe(0);
});
