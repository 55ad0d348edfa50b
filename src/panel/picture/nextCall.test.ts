import { drawn } from '../testing/drawn';
import { shopGraph } from '../testing/shopGraph';
import { type Target } from './Focus';
import { type CallSide, nextCall } from './nextCall';
import { nextCard } from './nextCard';

const picture = drawn(shopGraph());
const titleOf = (id: string) => picture.cards.find(({ node }) => node.id === id)?.node.title ?? id;
const card = (title: string): Target => ({ kind: 'node', id: picture.cards.find(({ node }) => node.title === title)?.node.id ?? '' });

/** Presses the same key again and again, and tells where it led. */
function steps(start: Target, ...sides: CallSide[]): string[] {
  let at = start;
  return sides.map((side) => {
    const step = nextCall(picture, at, side);
    at = step ? { kind: 'edge', id: step.id } : at;
    const edge = picture.edges.find((shape) => shape.edge.id === step?.id)?.edge;
    return edge && step ? `${titleOf(edge.source)} → ${titleOf(edge.target)}, ${step.index + 1} of ${step.count}` : 'nothing';
  });
}

describe('keys along calls', () => {
  it('step through what a card calls, failing and busy calls first, and begin again', () => {
    expect(steps(card('web'), 'out', 'out', 'out', 'out', 'out')).toEqual([
      'web → recommendations, 1 of 4',
      'web → checkout, 2 of 4',
      'web → cart, 3 of 4',
      'web → search, 4 of 4',
      'web → recommendations, 1 of 4',
    ]);
  });

  it('step through those who call a card', () => {
    expect(steps(card('inventory'), 'into', 'into', 'into')).toEqual([
      'recommendations → inventory, 1 of 3',
      'checkout → inventory, 2 of 3',
      'batch-client → inventory, 3 of 3',
    ]);
  });

  it('turn round at a call: from what its caller calls to what else calls its callee', () => {
    expect(steps(card('web'), 'out', 'into').at(-1)).toBe('web → recommendations, 1 of 1');
  });

  it('lead nowhere where there are no calls, or no card', () => {
    expect(steps(card('ingress'), 'into')).toEqual(['nothing']);
    expect(nextCall(picture, undefined, 'out')).toBeUndefined();
  });
});

describe('arrow keys on a call', () => {
  const call: Target = { kind: 'edge', id: nextCall(picture, card('payments'), 'out')?.id ?? '' };

  it('lead to its callee', () => expect(nextCard(picture, call, [1, 0])?.node.title).toBe('acquirer.example.com'));
  it('lead to its caller', () => expect(nextCard(picture, call, [-1, 0])?.node.title).toBe('payments'));
});
