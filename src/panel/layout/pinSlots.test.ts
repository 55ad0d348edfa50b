import { parseMesh, printLayout } from '../testing/asciiMesh';
import { computeLayout } from './computeLayout';

const topology = parseMesh('shop: a b c\na -> b c');
const before = computeLayout({ topology, aspect: 2 });
const slotOf = (id: string) => before.cards.get(id) ?? { lane: '', rank: 0, column: 0, row: 0 };

describe('a pinned card', () => {
  it('stands where it was put, and who stood there takes its place', () => {
    const pins = { b: slotOf('c') };
    const after = computeLayout({ topology, aspect: 2, pins });
    expect(after.cards.get('b')).toEqual(slotOf('c'));
    expect(after.cards.get('c')).toEqual(slotOf('b'));
    expect(after.cards.get('a')).toEqual(slotOf('a'));
  });

  it('makes its lane grow', () => {
    const after = computeLayout({ topology, aspect: 2, pins: { a: { ...slotOf('a'), row: 3 } } });
    expect(after.lanes).toEqual([{ name: 'shop', rows: 4 }]);
    expect(printLayout(after).split('\n')).toHaveLength(4);
  });

  it('is forgotten in a lane that it left', () => {
    const after = computeLayout({ topology, aspect: 2, pins: { a: { ...slotOf('a'), lane: 'gone', row: 3 } } });
    expect(after.cards).toEqual(before.cards);
  });
});
