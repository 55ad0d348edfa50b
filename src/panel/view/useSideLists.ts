import { useCallback, useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { rankChanges, type RankedChange } from '../compare/rankChanges';
import { type Cause, failingCalls, rankCauses } from '../find/rankCauses';
import { type ErrorScale } from '../picture/ErrorScale';

/** A list that opens at the side. */
export type SideList = 'causes' | 'changes' | 'keys';

export interface SideLists {
  /** Which one is open. */
  readonly list: SideList | undefined;
  readonly toggleList: (list: SideList) => void;
  readonly closeList: () => void;
  /** How many calls fail. */
  readonly failing: number;
  /** Empty while nobody looks at them. */
  readonly causes: readonly Cause[];
  /** Undefined where nothing is compared. */
  readonly changes: readonly RankedChange[] | undefined;
}

/** What the lists at the side hold, and which of them is open. */
export function useSideLists(narrowed: Graph, scale: ErrorScale): SideLists {
  const [list, setList] = useState<SideList>();
  const failing = useMemo(() => failingCalls(narrowed, scale).length, [narrowed, scale]);
  const asked = list === 'causes';
  const causes = useMemo(() => (asked ? rankCauses(narrowed, scale) : []), [asked, narrowed, scale]);
  const changes = useMemo(() => (narrowed.compareTo ? rankChanges(narrowed) : undefined), [narrowed]);
  const toggleList = useCallback((other: SideList) => setList((open) => (open === other ? undefined : other)), []);
  const closeList = useCallback(() => setList(undefined), []);
  return { list, toggleList, closeList, failing, causes, changes };
}
