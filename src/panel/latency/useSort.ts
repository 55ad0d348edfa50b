import { useState } from 'react';

import { defaultOptions, type PanelOptions } from '../PanelOptions';
import { type LatencySort } from './rankRows';

/** By what rows are sorted: what somebody chose here, until the panel's option changes. Explore keeps no options. */
export function useSort(
  options: PanelOptions,
  onOptionsChange: (options: PanelOptions) => void
): [LatencySort, (sort: LatencySort) => void] {
  const saved = options.latencySort ?? defaultOptions.latencySort;
  const [chosen, setChosen] = useState<{ readonly sort: LatencySort; readonly saved: LatencySort }>();
  const setSort = (sort: LatencySort) => {
    setChosen({ sort, saved });
    onOptionsChange({ ...options, latencySort: sort });
  };
  return [chosen && chosen.saved === saved ? chosen.sort : saved, setSort];
}
