import { shopGraph } from '../testing/shopGraph';
import { findMatches } from './findMatches';
import { parseFind } from './parseFind';

const shop = shopGraph();
const titles = new Map(shop.nodes.map(({ id, title }) => [id, title]));
const found = (text: string) =>
  findMatches(shop, parseFind(text)).map(({ kind, id }) => {
    const edge = shop.edges.find((call) => call.id === id);
    return kind === 'edge' ? `${titles.get(edge?.source ?? '')} -> ${titles.get(edge?.target ?? '')}` : titles.get(id);
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

  it('finds nothing when nothing is asked', () => expect(found('')).toEqual([]));
});
