import { useMemo } from 'react';

import { type Graph } from '../../mesh/Graph';
import { rankChanges, type RankedChange } from '../compare/rankChanges';
import { type Cause, failingCalls, rankCauses } from '../find/rankCauses';
import { type ErrorScale } from '../picture/ErrorScale';
import { type ViewState } from '../state/ViewState';

export interface SideLists {
  /** How many calls fail. */
  readonly failing: number;
  /** Empty while nobody looks at them. */
  readonly causes: readonly Cause[];
  /** Undefined where nothing is compared. */
  readonly changes: readonly RankedChange[] | undefined;
}

/** What the lists at the side hold. */
export function useSideLists(narrowed: Graph, { list }: ViewState, scale: ErrorScale): SideLists {
  const failing = useMemo(() => failingCalls(narrowed, scale).length, [narrowed, scale]);
  const asked = list === 'causes';
  const causes = useMemo(() => (asked ? rankCauses(narrowed, scale) : []), [asked, narrowed, scale]);
  const changes = useMemo(() => (narrowed.compareTo ? rankChanges(narrowed) : undefined), [narrowed]);
  return { failing, causes, changes };
}
