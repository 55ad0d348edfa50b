import { type GraphNode } from '../../mesh/Graph';
import { shopGraph } from '../testing/shopGraph';
import { cardName } from './cardName';
import { type CardShape } from './Picture';

const node = shopGraph().nodes[0] as GraphNode;
const long = (index: number) => `settlement-of-${index}-invoices-by-the-ledger`;

function laneOf(count: number): CardShape[] {
  return Array.from({ length: count }, (_, index) => {
    const named = { ...node, id: String(index), title: long(index) };
    return { x: 0, y: 0, width: 184, height: 44, lane: 'shop', node: named };
  });
}

function namesAt(zoom: number, count: number) {
  const cards = laneOf(count);
  const measure = jest.fn((text: string, { size }: { size: number }) => text.length * size * 0.5);
  const first = cards.slice(0, 10).map((card) => cardName(card, { cards, measure, zoom }));
  return { first, cards, measure };
}

it('tells the names of a lane apart', () => expect(new Set(namesAt(0.5, 10).first).size).toBe(10));

it('finds names once for all larger zooms', () => {
  const { cards, measure, first } = namesAt(0.8, 10);
  const asked = measure.mock.calls.length;
  expect(cards.map((card) => cardName(card, { cards, measure, zoom: 3 }))).toEqual(first);
  expect(measure.mock.calls.length).toBe(asked);
});

it('of a lane that is too large to be compared measures only what is seen', () => {
  expect(namesAt(0.5, 5000).measure.mock.calls.length).toBeLessThan(200);
});
