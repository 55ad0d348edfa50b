import { type Earlier } from '../../mesh/Graph';
import { addUp } from './addUp';

/**
 * What several nodes or edges that are one now were together. It is new, or gone, when all of them
 * are; otherwise it stayed, and what a new one lacks was nothing. Nothing where nothing is compared.
 */
export function addUpEarlier(all: ReadonlyArray<Earlier | undefined>): { readonly earlier?: Earlier } {
  const known = all.flatMap((earlier) => earlier ?? []);
  const [first] = known;
  if (!first) {
    return {};
  }
  const change = known.every((earlier) => earlier.change === first.change) ? first.change : 'same';
  return { earlier: { change, values: addUp(known.map(({ values }) => values)) } };
}
