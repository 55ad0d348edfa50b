import { type Match } from '../../mesh/MeshQuery';
import { namedLabels } from '../labels';
import { toWords } from '../summarise';

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: string[], last: 'and' | 'or' = 'and'): string {
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}` : (items[0] ?? '');
}

/** A name as it stands within a sentence: `errorRatio` is `error ratio`, `mtlsRatio` is `mTLS ratio`. */
export function inSentence(name: string): string {
  const words = toWords(name);
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** `p95` is `95th percentile`; what is no percentile stays. */
export function statisticWords(statistic: string): string {
  const [, number = ''] = /^p(\d+(?:\.\d+)?)$/.exec(statistic) ?? [];
  return number ? `${number}${ordinalEnd(number)} percentile` : statistic;
}

function ordinalEnd(number: string): string {
  const isTeen = /1\d$/.test(number);
  return number.includes('.') || isTeen ? 'th' : ({ '1': 'st', '2': 'nd', '3': 'rd' }[number.slice(-1)] ?? 'th');
}

/** What a match lets pass: `shop or bank`, `not 200`, `like pay.*`; empty where that is everything. */
export function matchWords(match: Match | undefined): string {
  if (match === undefined || typeof match === 'string' || Array.isArray(match)) {
    return listed(filled(match), 'or');
  }
  if (match.op === 'absent') {
    return 'missing';
  }
  const values = listed(filled(match.value), 'or');
  return values && { '=': values, '!=': `not ${values}`, '=~': `like ${values}`, '!~': `not like ${values}` }[match.op];
}

/** Tells a match that names values. */
export function isPlain(match: Match | undefined): boolean {
  return matchWords(match) !== '' && (typeof match !== 'object' || Array.isArray(match) || match.op === '=');
}

function filled(value: string | string[] | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => Boolean(item));
}

/** Groups that together name somebody, the longest first. */
const named: ReadonlyArray<[groups: string[], words: string]> = [
  [['source.namespace', 'source.workload'], 'caller'],
  [['source.workload'], 'caller'],
  [['destination.namespace', 'destination.workload'], 'called workload'],
  [['destination.workloadNamespace', 'destination.workload'], 'called workload'],
  [['destination.namespace', 'destination.service'], 'called service'],
  [['destination.workload'], 'called workload'],
  [['destination.service'], 'called service'],
  [['source.namespace'], 'calling namespace'],
  [['destination.namespace'], 'called namespace'],
];

/** What results are told apart by: `caller and response code`. */
export function groupWords(groupBy: readonly string[]): string {
  const left = new Set(groupBy);
  const found: string[] = [];
  for (const [groups, words] of named) {
    if (groups.every((group) => left.has(group))) {
      found.push(words);
      groups.forEach((group) => left.delete(group));
    }
  }
  const others = [...left].map((group) => {
    const words = namedLabels.find(({ name }) => name === group)?.words;
    return words === undefined ? group : words.startsWith('gRPC') ? words : words.toLowerCase();
  });
  return listed([...found, ...others]);
}
