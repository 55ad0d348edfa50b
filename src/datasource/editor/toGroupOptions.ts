import { type SelectableValue } from '@grafana/data';

import { namedLabels } from '../labels';
import { type Signal } from '../Resources';

import { knows } from './fitsSignal';

/** What a metric query can be grouped by, in the query's own words: some signals know little of the request. */
export function toGroupOptions(signal: Signal | undefined): Array<SelectableValue<string>> {
  return namedLabels
    .filter(({ name }) => knows(signal, name))
    .map(({ name, words }) => ({ label: name, value: name, description: words }));
}
