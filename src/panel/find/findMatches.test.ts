import { connectionsGraph } from '../testing/connectionsGraph';
import { shopGraph } from '../testing/shopGraph';
import { findMatches } from './findMatches';
import { parseFind } from './parseFind';

const shop = shopGraph();
const found = (text: string, graph = shop) =>
  findMatches(graph, parseFind(text)).map(({ kind, id }) => {
    const titleOf = (node: string | undefined) => graph.nodes.find((each) => each.id === node)?.title;
    const edge = graph.edges.find((call) => call.id === id);
    return kind === 'edge' ? `${titleOf(edge?.source)} -> ${titleOf(edge?.target)}` : titleOf(id);
  });

describe('finding', () => {
  it('looks for words in names and namespaces, of nodes alone', () => {
    expect(found('check')).toEqual(['checkout']);
    expect(found('pay')).toEqual(['fraud', 'ledger', 'ledger-db', 'payments']);
  });

  it('finds what fails by more than a share', () => {
    expect(found('errors > 7')).toEqual([
      'acquirer.example.com',
      'payments',
      'payments -> acquirer.example.com',
      'checkout -> payments',
    ]);
  });

  it('finds slow, quiet and plain calls', () => {
    expect(found('latency > 300ms')).toEqual(['payments -> acquirer.example.com']);
    expect(found('rate < 3')).toContain('warehouse -> checkout');
    expect(found('not mtls')).toEqual(['batch-client -> inventory']);
  });

  it('finds response flags', () => {
    expect(found('flag UO')).toContain('web -> checkout');
    expect(found('flag XX')).toEqual([]);
  });

  it('wants all conditions to hold', () => expect(found('web errors > 5 flag UH')).toEqual(['web -> checkout']));

  it('finds failing connections among errors, and by themselves', () => {
    const all = (text: string) => found(text, connectionsGraph());
    expect(all('errors > 50%')).toEqual([
      'tracker.example.org',
      'ledger-db',
      'store',
      'importer -> store',
      'orders -> ledger-db',
      'web -> tracker.example.org',
    ]);
    expect(all('errors > 30% slow')).toEqual(['slow.example.net', 'web -> slow.example.net']);
    expect(all('tcp failures > 50%')).toEqual(['ledger-db', 'store', 'importer -> store', 'orders -> ledger-db']);
    expect(all('tcp failures < 5')).toEqual(['redis', 'orders -> redis']);
  });

  it('finds connections, messages and the flags of ztunnel', () => {
    const all = (text: string) => found(text, connectionsGraph());
    expect(all('connections > 4 conn/s')).toEqual(['store', 'importer -> store']);
    expect(all('messages >= 50')).toEqual(['ticker', 'web -> ticker']);
    expect(all('has flag DENY')).toEqual(['importer -> store']);
    expect(all('not mtls')).toEqual(['importer -> store', 'unknown caller -> web']);
  });

  it('finds roles by their words', () => {
    expect(found('registry', connectionsGraph())).toEqual(['other hosts', 'partner.example.com', 'slow.example.net']);
    expect(found('refused', connectionsGraph())).toEqual(['tracker.example.org']);
  });

  it('finds nothing when nothing is asked', () => expect(found('')).toEqual([]));
});
