import { drawn } from '../testing/drawn';
import { shopGraph } from '../testing/shopGraph';
import { fadesIn } from './fadesIn';

const shop = drawn(shopGraph());
const fewer = { ...shop, cards: shop.cards.slice(1) };

/** What the reader asked the system for. */
function prefersLess(motion: boolean) {
  const asked = (query: string) => ({ matches: motion && query === '(prefers-reduced-motion: reduce)' }) as MediaQueryList;
  jest.spyOn(window, 'matchMedia').mockImplementation(asked);
}

afterEach(() => jest.restoreAllMocks());

describe('a picture', () => {
  beforeEach(() => prefersLess(false));

  it('fades in where cards came or went', () => {
    expect(fadesIn(shop, fewer)).toBe(true);
    expect(fadesIn(fewer, shop)).toBe(true);
  });

  it('does not where only numbers changed, or nothing was there before', () => {
    expect(fadesIn(shop, { ...shop, cards: [...shop.cards] })).toBe(false);
    expect(fadesIn({ ...shop, cards: [] }, shop)).toBe(false);
  });

  it('never does for those who ask for less motion', () => {
    prefersLess(true);
    expect(fadesIn(shop, fewer)).toBe(false);
  });
});
