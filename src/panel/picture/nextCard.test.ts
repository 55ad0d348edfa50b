import { drawn } from '../testing/drawn';
import { shopGraph } from '../testing/shopGraph';
import { nextCard } from './nextCard';

const picture = drawn(shopGraph());
const directions = { right: [1, 0], left: [-1, 0], down: [0, 1], up: [0, -1] } as const;

/** Presses arrow keys one after the other and tells where they led. */
function walk(start: string | undefined, ...keys: Array<keyof typeof directions>): string[] {
  let at = picture.cards.find(({ node }) => node.title === start);
  return keys.map((key) => {
    at = nextCard(picture, at && { kind: 'node', id: at.node.id }, directions[key]) ?? at;
    return at?.node.title ?? '';
  });
}

describe('arrow keys', () => {
  it('begin at the first card and follow its calls', () => {
    expect(walk(undefined, 'right', 'right')).toEqual(['ingress', 'web']);
  });

  it('go back to the caller', () => expect(walk('ledger-db', 'left', 'left')).toEqual(['ledger', 'payments']));

  it('move within a column', () => {
    expect(walk('search', 'down', 'down', 'up')).toEqual(['recommendations', 'checkout', 'recommendations']);
  });

  it('stay where nothing lies ahead', () => expect(walk('ledger-db', 'right')).toEqual(['ledger-db']));
});
