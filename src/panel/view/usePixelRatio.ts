import { useSyncExternalStore } from 'react';

/** Device pixels a CSS pixel: another one on another screen, and when the page is zoomed. */
export function usePixelRatio(): number {
  return useSyncExternalStore(watch, () => window.devicePixelRatio || 1);
}

/** A query speaks of one ratio, so that each change asks for the next one. */
function watch(onChange: () => void): () => void {
  let query: MediaQueryList | undefined;
  const follow = () => {
    query?.removeEventListener('change', changed);
    query = window.matchMedia?.(`(resolution: ${window.devicePixelRatio}dppx)`);
    query?.addEventListener?.('change', changed);
  };
  const changed = () => {
    follow();
    onChange();
  };
  follow();
  return () => query?.removeEventListener?.('change', changed);
}
