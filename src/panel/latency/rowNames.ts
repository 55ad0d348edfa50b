import { type BreakdownRow } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';

/** What a row is called: `web → checkout`, and what else tells it from others. */
export interface RowName {
  readonly caller: string;
  readonly callee: string;
  /** Whether an end stands for many, so that its name is words. */
  readonly everyCaller: boolean;
  readonly everyCallee: boolean;
  /** Other labels of the group, such as `v2` or `grpc`; a namespace where names are not enough. */
  readonly badges: readonly string[];
}

/** Labels that can name an end, the most telling first. */
const sourceLabels = [
  'source_workload',
  'source_canonical_service',
  'source_app',
  'source_workload_namespace',
  'source_cluster',
  'source_principal',
];
const destinationLabels = [
  'destination_workload',
  'destination_service_name',
  'destination_canonical_service',
  'destination_app',
  'destination_service',
  'destination_service_namespace',
  'destination_workload_namespace',
  'destination_cluster',
  'destination_principal',
];
const namespaces = ['source_workload_namespace', 'destination_service_namespace', 'destination_workload_namespace'];

/** Names of rows. Where two rows would read alike, their namespaces and clusters are told as well. */
export function nameRows(rows: readonly BreakdownRow[]): ReadonlyMap<string, RowName> {
  const short = rows.map((row) => nameRow(row));
  const seen = new Map<string, number>();
  for (const name of short) {
    seen.set(keyOf(name), (seen.get(keyOf(name)) ?? 0) + 1);
  }
  return new Map(
    rows.map((row, index) => {
      const name = short[index] ?? nameRow(row);
      return [row.id, (seen.get(keyOf(name)) ?? 0) > 1 ? nameRow(row, true) : name];
    })
  );
}

/** `web to checkout, v2`: for those who hear it. */
export function spokenName({ caller, callee, badges }: RowName): string {
  return [t('latency.spoken.pair', '{{caller}} to {{callee}}', { caller, callee }), ...badges].join(', ');
}

/** `web → checkout v2`. */
export function writtenName({ caller, callee, badges }: RowName): string {
  return [`${caller} → ${callee}`, ...badges].join(' ');
}

function keyOf({ caller, callee, badges }: RowName): string {
  return JSON.stringify([caller, callee, ...badges]);
}

/** A row's name by itself; with `full`, its namespaces and clusters too. */
export function nameRow({ labels }: Pick<BreakdownRow, 'labels'>, full = false): RowName {
  const [from, to] = [firstKnown(labels, sourceLabels), firstKnown(labels, destinationLabels)];
  const told = new Set([from, to]);
  const ends = new Set([...sourceLabels, ...destinationLabels]);
  const more = Object.keys(labels).filter((label) => !told.has(label) && !['', 'unknown'].includes(labels[label] ?? ''));
  // An end's other labels say the same thing in other words, its namespace and cluster do not.
  const badges = more.filter((label) => !ends.has(label) || (full && (namespaces.includes(label) || label.endsWith('_cluster'))));
  return {
    caller: from ? labels[from] || unknown() : t('latency.names.callers', 'all callers'),
    callee: to ? labels[to] || unknown() : from ? t('latency.names.called', 'all that it calls') : t('latency.names.calls', 'all calls'),
    everyCaller: !from,
    everyCallee: !to,
    badges: badges.map((label) => labels[label] ?? ''),
  };
}

/** The first of these labels that names something; a call that never arrived has no workload, but a service. */
const unknown = () => t('latency.names.unknown', 'unknown');

function firstKnown(labels: BreakdownRow['labels'], names: readonly string[]): string | undefined {
  const there = names.filter((name) => labels[name] !== undefined);
  return there.find((name) => labels[name] !== '' && labels[name] !== 'unknown') ?? there[0];
}
