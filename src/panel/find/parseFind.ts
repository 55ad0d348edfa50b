import { type Comparison, type Condition, type Measured } from './Condition';

const names = new Map<string, Measured>([
  ['error', 'errors'],
  ['errors', 'errors'],
  ['tcp failures', 'tcp failures'],
  ['latency', 'latency'],
  ['duration', 'latency'],
  ['rate', 'rate'],
  ['requests', 'rate'],
  ['connections', 'connections'],
  ['messages', 'messages'],
]);
/** What a number without a unit is a percentage of. */
const shares: readonly Measured[] = ['errors', 'tcp failures'];
/** What a unit is in the one that conditions count in: shares, milliseconds, so many per second. */
const units: Readonly<Record<string, number>> = { '': 1, '%': 0.01, ms: 1, s: 1000, '/s': 1, 'req/s': 1, 'conn/s': 1, 'msg/s': 1 };

// A condition stands alone: in plaintext-client and feature-flags it is a part of a name.
const comparison = /(?<=^|\s)(tcp\s+failures|[a-z]+)\s*([<>]=?)\s*(\d+(?:\.\d+)?)\s*(%|ms|(?:req|conn|msg)?\/s|s)?(?=\s|$)/gi;
const plain = /(?<=^|\s)(?:(?:not\s+|!)mtls|plain(?:text)?)(?=\s|$)/gi;
const flag = /(?<=^|\s)(?:has\s+)?flags?(?:[:=]|\s+|$)([A-Z][A-Z0-9_]+)?(?=\s|$)/g;

/**
 * Reads what a person types into the search: words that names contain, and conditions such as
 * `errors > 5%`, `tcp failures > 5%`, `latency > 200ms`, `rate < 1`, `connections > 1`, `not mtls`,
 * `flag UH`, `has flag`. A number without a unit after `errors` or `failures` is a percentage. What is no condition is a word.
 */
export function parseFind(text: string): Condition[] {
  const conditions: Condition[] = [];
  const rest = text
    .replace(comparison, (whole: string, name: string, op: Comparison, number: string, unit = '') => {
      const of = names.get(name.toLowerCase().replace(/\s+/, ' '));
      if (!of) {
        return whole;
      }
      const scale = shares.includes(of) && unit === '' ? 0.01 : (units[unit.toLowerCase()] ?? 1);
      conditions.push({ kind: 'number', of, op, value: Number(number) * scale });
      return ' ';
    })
    .replace(plain, () => {
      conditions.push({ kind: 'plain' });
      return ' ';
    })
    .replace(flag, (_, name: string | undefined) => {
      conditions.push({ kind: 'flag', flag: name ?? '' });
      return ' ';
    });
  const words = rest.split(/\s+/).filter((word) => word !== '');
  return [...words.map((word): Condition => ({ kind: 'text', text: word.toLowerCase() })), ...conditions];
}
