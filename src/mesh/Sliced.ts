/**
 * Work that can be left off and taken up again: it yields wherever it may rest, some milliseconds of work
 * apart at most, and returns what it made. However often it rested, the result is the same.
 *
 * All that takes a page long is written so: to read a large answer, to decide what folds, to add up lanes, to
 * name cards, to write labels. Who needs it now asks `atOnce`; the panel has it done by `runSliced`, slice by
 * slice in tasks of their own, and what is painted in the frames that show it, by `SlicedPainting`.
 */
export type Sliced<T> = Generator<void, T, void>;

/** Does all of some work without a rest. */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) {
      return value;
    }
  }
}

/** No more rows of an answer, or nodes and edges of a graph, than these are gone through at once: to put it off takes as long. */
export const mostAtOnce = 2000;

/** So many rows of a frame, or nodes and edges of a graph, are gone through between two rests. */
const stride = 200;

/** As `Array.from({ length }, make)`, with rests. */
export function* makeSliced<T>(length: number, make: (index: number) => T): Sliced<T[]> {
  const made: T[] = [];
  for (let index = 0; index < length; index++) {
    made.push(make(index));
    if (index % stride === stride - 1) {
      yield;
    }
  }
  return made;
}

/** Does something with each item, with rests. */
export function* eachSliced<T>(items: Iterable<T>, visit: (item: T) => void): Sliced<void> {
  let visited = 0;
  for (const item of items) {
    visit(item);
    if (++visited % stride === 0) {
      yield;
    }
  }
}

/** As `items.map(map)`, with rests. */
export function* mapSliced<T, U>(items: Iterable<T>, map: (item: T) => U): Sliced<U[]> {
  const mapped: U[] = [];
  yield* eachSliced(items, (item) => mapped.push(map(item)));
  return mapped;
}
