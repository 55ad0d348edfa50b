import { locationService } from '@grafana/runtime';
import { useEffect } from 'react';

import { type BreakdownRow } from '../../mesh/Breakdown';

/** Sets the dashboard's variables to the labels of the row that is opened, so that other panels follow. */
export function useRowVariables(row: BreakdownRow | undefined, text: string): void {
  const query = JSON.stringify(row ? rowVariables(row.labels, text) : {});
  useEffect(() => {
    if (query !== '{}') {
      locationService.partial(JSON.parse(query), true);
    }
  }, [query]);
}

/** Reads `variable=label, variable=label`; what a row does not tell leaves its variable alone. */
export function rowVariables(labels: BreakdownRow['labels'], text: string): Record<string, string> {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  return Object.fromEntries(
    pairs.flatMap(([variable, label]) => {
      const value = label && labels[label];
      return variable && value ? [[`var-${variable}`, value]] : [];
    })
  );
}
