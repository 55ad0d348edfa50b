import { useCallback, useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type Condition } from '../find/Condition';
import { findMatches } from '../find/findMatches';
import { focusOn, type Surroundings } from '../find/focusOn';
import { type Hideable, hideParts } from '../find/hideParts';
import { parseFind } from '../find/parseFind';
import { type ErrorScale } from '../picture/ErrorScale';
import { type Target } from '../picture/Focus';

export interface Narrowing {
  /** What is left of the whole graph. */
  readonly graph: Graph;
  readonly focus: Surroundings | undefined;
  readonly setFocus: (focus: Surroundings | undefined) => void;
  /** What was typed into the search. */
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly matches: readonly Target[];
  /** What the search asks for is on its way. */
  readonly follows: boolean;
}

const none: readonly Condition[] = [];

/** What of the mesh is looked at: hidden parts, the surroundings of some nodes, what a search finds. */
export function useNarrowing(whole: Graph, hidden: readonly Hideable[], scale: ErrorScale): Narrowing {
  const [focus, setChosen] = useState<Surroundings>();
  const [text, setText] = useState('');
  const setFocus = useCallback((next: Surroundings | undefined) => setChosen(next), []);
  const { degraded, failing } = scale;
  const graph = useMemo(() => {
    const seen = hideParts(whole, hidden, { degraded, failing });
    const known = focus && { ...focus, ids: focus.ids.filter((id) => seen.nodes.some((node) => node.id === id)) };
    return known && known.ids.length > 0 ? focusOn(seen, known) : seen;
  }, [whole, hidden, degraded, failing, focus]);
  const conditions = useMemo(() => (text === '' ? none : parseFind(text)), [text]);
  const matches = useMemo(() => findMatches(graph, conditions), [graph, conditions]);
  const follows = whole.latencyFollows === true && conditions.some((asked) => asked.kind === 'number' && asked.of === 'latency');
  return { graph, focus, setFocus, text, setText, matches, follows };
}
