import { isRendered } from './isRendered';
import { atOnce, type Sliced } from './Sliced';

/** The longest that the page is kept busy at once, in milliseconds: well below what a person notices. */
const sliceMs = 8;

interface Progress<T> {
  readonly onDone: (result: T) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Does some work slice by slice, with room for the page in between; all at once where Grafana takes a picture of the
 * page. Answers how to stop.
 */
export function runSliced<T>(work: Sliced<T>, progress: Progress<T>): () => void {
  if (isRendered()) {
    runNow(work, progress);
    return () => undefined;
  }
  const { onDone, onError } = progress;
  const slice = () => {
    const until = performance.now() + sliceMs;
    do {
      const { done, value } = work.next();
      if (done) {
        stop();
        onDone(value);
        return;
      }
    } while (performance.now() < until);
    tasks.next();
  };
  const tasks = inTurn(() => {
    try {
      slice();
    } catch (error) {
      stop();
      onError(error);
    }
  });
  const stop = () => tasks.stop();
  tasks.next();
  return stop;
}

function runNow<T>(work: Sliced<T>, { onDone, onError }: Progress<T>): void {
  let result: T;
  try {
    result = atOnce(work);
  } catch (error) {
    onError(error);
    return;
  }
  onDone(result);
}

/** Has something done in tasks of their own. A timer waits for four milliseconds each time, a message does not. */
function inTurn(run: () => void): { readonly next: () => void; readonly stop: () => void } {
  if (typeof MessageChannel === 'undefined') {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return { next: () => (timer = setTimeout(run)), stop: () => clearTimeout(timer) };
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = run;
  return {
    next: () => port2.postMessage(undefined),
    stop: () => {
      port1.onmessage = null;
      port1.close();
    },
  };
}
