import { toTopology } from '../layout/toTopology';
import { panelAspect } from '../testing/drawn';
import { shopGraph } from '../testing/shopGraph';
import { arrange } from './arrange';
import { slotAt } from './slotAt';

const shop = shopGraph();
const id = 'workload/shop/checkout';

describe.each([
  ['right', panelAspect],
  ['down', 1 / panelAspect],
] as const)('where calls run %s, a card dropped', (flow, aspect) => {
  const arrangement = arrange({ topology: toTopology(shop), edges: shop.edges, flow, aspect });
  const centre = (node: string) => {
    const card = arrangement.cards.get(node);
    return { x: (card?.x ?? 0) + 92, y: (card?.y ?? 0) + 22 };
  };

  it('where it stands stays there', () => {
    expect(slotAt(arrangement, id, centre(id))).toEqual(arrangement.layout.cards.get(id));
  });

  it('on another one of its lane takes that one’s slot', () => {
    const other = 'workload/shop/search';
    const { x, y } = centre(other);
    expect(slotAt(arrangement, id, { x: x + 9, y: y - 9 })).toEqual(arrangement.layout.cards.get(other));
  });

  it('outside its lane stays in it', () => {
    expect(slotAt(arrangement, id, { x: -999, y: -999 })?.lane).toBe('shop');
  });
});

it('has no slot where cards stand freely', () => {
  const free = arrange({ topology: toTopology(shop), edges: shop.edges, freely: true, aspect: 2 });
  expect(slotAt(free, id, { x: 0, y: 0 })).toBeUndefined();
});
