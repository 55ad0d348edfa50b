import { atOnce, type Sliced } from '../../mesh/Sliced';
import { shortenMiddle } from './shortenMiddle';

export interface FullName {
  readonly text: string;
  /** What it belongs to, such as a namespace: where there is little room, a name need not repeat it. */
  readonly of: string;
  readonly fits: (text: string) => boolean;
}

/** Names that are alike are looked at so many times; each time they are cut closer to where they differ. */
const mostRounds = 6;
/** More letters than these no card has room for. */
const longest = 200;

/**
 * Shortens names so that those that differ look different, as far as their rooms allow. Where all of a name finds no room:
 *
 * 1. What it belongs to is left out of its beginning: `payments-quotes-worker` of `payments` becomes `…quotes-worker`.
 * 2. Then its middle.
 * 3. Of names that look alike then, it is what they have in common that is left out: `…quo…worker`.
 */
export function tellApart(fullNames: readonly FullName[]): string[] {
  return atOnce(tellApartSliced(fullNames));
}

/** The same, with a rest after each name: to measure some hundred of them takes a browser long. */
export function* tellApartSliced(fullNames: readonly FullName[]): Sliced<string[]> {
  const names: string[] = [];
  for (const fullName of fullNames) {
    names.push(shorten(fullName));
    yield;
  }
  for (let round = 0; round < mostRounds; round++) {
    const alike = findAlike(fullNames, names);
    for (const group of alike) {
      const letters = group.map((index) => Array.from(fullNames[index]?.text ?? ''));
      const common = commonStart(letters);
      for (const [place, index] of group.entries()) {
        const fullName = fullNames[index];
        if (fullName && names[index] !== fullName.text) {
          names[index] = fromDifference(letters[place] ?? [], common, fullName.fits, round > 0);
          yield;
        }
      }
    }
    if (alike.length === 0) {
      break;
    }
  }
  return names;
}

function shorten({ text, of, fits }: FullName): string {
  if (text.length <= longest && fits(text)) {
    return text;
  }
  const rest = text.slice(ownStart(text, of));
  return rest === text ? shortenedTo(text, fits) : shortenedTo(rest, (shown) => fits(`…${shown}`), '…');
}

function shortenedTo(text: string, fits: FullName['fits'], before = ''): string {
  const shown = shortenMiddle(text, 0, (tried) => (fits(tried) ? 0 : 1));
  return shown.startsWith('…') ? shown : before + shown;
}

/** How many letters of a name's beginning repeat what it belongs to, in whole words of both; not all of them. */
function ownStart(text: string, of: string): number {
  let words = 0;
  for (let index = 0; index <= of.length && index < text.length - 1; index++) {
    const [mine, its] = [text[index] ?? '', of[index] ?? ''];
    if (isBetweenWords(mine) && (its === '' || isBetweenWords(its))) {
      words = index + 1;
    }
    if (mine !== its) {
      break;
    }
  }
  return words;
}

function isBetweenWords(letter: string): boolean {
  return /^[-_.\s]$/.test(letter);
}

/** Groups of indices whose names look the same though their texts differ. */
function findAlike(fullNames: readonly FullName[], names: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  names.forEach((name, index) => groups.set(name, [...(groups.get(name) ?? []), index]));
  return [...groups.values()].filter((group) => new Set(group.map((index) => fullNames[index]?.text)).size > 1);
}

function commonStart(names: ReadonlyArray<readonly string[]>): number {
  const [first = []] = names;
  const differs = first.findIndex((letter, index) => names.some((name) => name[index] !== letter));
  return differs < 0 ? first.length : differs;
}

/** A name from where it differs from others; with as much of its end as finds room, unless that did not tell it apart. */
function fromDifference(letters: readonly string[], common: number, fits: FullName['fits'], closely: boolean): string {
  const textFrom = (start: number, end = letters.length) => letters.slice(start, end).join('');
  if (common >= letters.length || fits(`…${textFrom(common)}`)) {
    const start = firstThat(Math.max(0, letters.length - longest), letters.length, (from) => fits(`…${textFrom(from)}`));
    return `…${textFrom(closely && common < letters.length ? common : start)}`;
  }
  if (!closely) {
    return shortenedTo(textFrom(common).slice(0, longest), (shown) => fits(`…${shown}`), '…');
  }
  const last = Math.min(letters.length, common + longest);
  const left = firstThat(0, last - common, (without) => fits(`…${textFrom(common, last - without)}…`));
  return `…${textFrom(common, last - left)}…`;
}

/** The first number of a range for which something holds that holds for all after it; by halves. */
function firstThat(from: number, to: number, holds: (number: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
