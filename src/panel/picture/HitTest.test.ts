import { drawn } from '../testing/drawn';
import { shopGraph } from '../testing/shopGraph';
import { HitTest } from './HitTest';

const picture = drawn(shopGraph());
const hits = new HitTest(picture, []);

describe('what lies under a point', () => {
  it.each(picture.cards.map((card) => [card.node.title, card] as const))(
    'is the card of %s in its middle',
    (_, card) => {
      expect(hits.at({ x: card.x + 90, y: card.y + 20 }, 8)).toEqual({ kind: 'node', id: card.node.id });
    }
  );

  it.each(picture.edges.map((shape) => [shape.edge.id, shape] as const))(
    'is the edge %s at its own point',
    (id, shape) => {
      expect(hits.at(hits.pointOf(shape, 8), 8)).toEqual({ kind: 'edge', id });
    }
  );

  it('is nothing far from everything', () => {
    expect(hits.at({ x: -500, y: -500 }, 8)).toBeUndefined();
  });
});
