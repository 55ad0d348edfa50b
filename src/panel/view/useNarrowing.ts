import { useMemo } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type Condition } from '../find/Condition';
import { findMatches } from '../find/findMatches';
import { focusOn } from '../find/focusOn';
import { hideParts } from '../find/hideParts';
import { parseFind } from '../find/parseFind';
import { type ErrorScale } from '../picture/ErrorScale';
import { type Target } from '../picture/Focus';
import { type ViewState } from '../state/ViewState';

export interface Narrowing {
  /** What is left of the whole graph. */
  readonly graph: Graph;
  readonly matches: readonly Target[];
  /** What the search asks for is on its way. */
  readonly follows: boolean;
}

const none: readonly Condition[] = [];

/** What of the mesh is looked at: hidden parts, the surroundings of some nodes, what a search finds. */
export function useNarrowing(whole: Graph, { arranged: { hide }, focus, text }: ViewState, scale: ErrorScale): Narrowing {
  const { degraded, failing } = scale;
  const graph = useMemo(() => {
    const seen = hideParts(whole, hide, { degraded, failing });
    const known = focus && { ...focus, ids: focus.ids.filter((id) => seen.nodes.some((node) => node.id === id)) };
    return known && known.ids.length > 0 ? focusOn(seen, known) : seen;
  }, [whole, hide, degraded, failing, focus]);
  const conditions = useMemo(() => (text === '' ? none : parseFind(text)), [text]);
  const matches = useMemo(() => findMatches(graph, conditions), [graph, conditions]);
  const follows = whole.latencyFollows === true && conditions.some((asked) => asked.kind === 'number' && asked.of === 'latency');
  return useMemo(() => ({ graph, matches, follows }), [graph, matches, follows]);
}
