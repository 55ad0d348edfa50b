/** The longest that the page is kept busy at once, in milliseconds: well below what a person notices. */
const sliceMs = 10;

/**
 * Works through a list without ever blocking the page: the first slice at once, the others as the
 * page finds time. Answers how to stop.
 */
export function inSlices<T>(items: readonly T[], work: (item: T) => void, onSlice: (done: boolean) => void): () => void {
  let next = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slice = () => {
    const until = performance.now() + sliceMs;
    do {
      const item = items[next++];
      if (item !== undefined) {
        work(item);
      }
    } while (next < items.length && performance.now() < until);
    const done = next >= items.length;
    if (!done) {
      timer = setTimeout(slice);
    }
    onSlice(done);
  };
  slice();
  return () => clearTimeout(timer);
}
