import { type Target } from './Focus';
import { type Picture } from './Picture';

/** The calls that a card makes, or those that it gets. */
export type CallSide = 'out' | 'into';

/** A call, and its place among those of its card. */
export interface CallStep {
  /** Id of the edge. */
  readonly id: string;
  /** Id of the node whose calls these are. */
  readonly node: string;
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/**
 * Where a key leads that steps along calls: from a card to its first call on that side, from a call to
 * the next one of the same card, and after the last one to the first. Failing calls come first, then
 * those with more traffic. Nothing where the card has no such calls.
 */
export function nextCall({ edges }: Picture, cursor: Target | undefined, side: CallSide): CallStep | undefined {
  const end = side === 'out' ? 'source' : 'target';
  const from = cursor?.kind === 'edge' ? edges.find(({ edge }) => edge.id === cursor.id)?.edge : undefined;
  const node = from ? from[end] : cursor?.id;
  // Edges are painted in the opposite order: what matters most lies on top.
  const calls = edges.filter(({ edge }) => edge[end] === node).reverse();
  const at = calls.findIndex(({ edge }) => edge.id === from?.id);
  const index = (at + 1) % Math.max(1, calls.length);
  const next = calls[index];
  return next && node !== undefined ? { id: next.edge.id, node, index, count: calls.length } : undefined;
}
