import { useState } from 'react';

import { defaultOptions, type LatencySort, type PanelOptions } from '../options/PanelOptions';

/** By what rows are sorted: what somebody chose here, until the panel's option, which is what is saved, changes. */
export function useSort({ latencySort }: PanelOptions): [LatencySort, (sort: LatencySort) => void] {
  const saved = latencySort ?? defaultOptions.latencySort;
  const [chosen, setChosen] = useState<{ readonly sort: LatencySort; readonly saved: LatencySort }>();
  const setSort = (sort: LatencySort) => setChosen({ sort, saved });
  return [chosen && chosen.saved === saved ? chosen.sort : saved, setSort];
}
