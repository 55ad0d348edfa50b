import { type SelectableValue } from '@grafana/data';

import { namedLabels } from '../labels';
import { type Signal } from '../Resources';

import { disabledBy } from './disabledBy';
import { whyNot } from './fitsSignal';

/**
 * What a metric query can be grouped by, in the query's own words; what the signal does not know, or the
 * recorded series lack, says so.
 */
export function toGroupOptions(signal: Signal | undefined, missingLabels: readonly string[] = []): Array<SelectableValue<string>> {
  return namedLabels.map(({ name, words, label }) =>
    disabledBy(
      { label: name, value: name, description: words },
      whyNot(signal, name) ??
        (missingLabels.includes(label) ? `Not here: the recorded series that this data source reads lack the label ${label}. Add it to the recording rules.` : undefined)
    )
  );
}
