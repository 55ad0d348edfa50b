import { type NamedLabel, namedLabels } from '../mesh/namedLabels';

export { type NamedLabel, namedLabels };

/** Tells the labels that a query chooses by other means: metrics by the signal, buckets by the statistics. */
export function isInternal(label: string): boolean {
  return label === '__name__' || label === 'le';
}

/** Those of a server's labels that have no name in a query. */
export function withoutName(labels: string[]): string[] {
  return labels.filter((own) => namedLabels.every(({ label }) => label !== own));
}

/** What a label, by its own name, is of. */
export function groupOf(own: string): NamedLabel['group'] | undefined {
  return namedLabels.find(({ label }) => label === own)?.group;
}
