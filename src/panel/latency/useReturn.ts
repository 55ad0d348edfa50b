import { type RefObject, useEffect, useRef } from 'react';

/** Gives the keyboard back to the graph when somebody returns to it from a pair's time. */
export function useReturn(root: RefObject<HTMLElement | null>, away: boolean): void {
  const wasAway = useRef(away);
  useEffect(() => {
    if (wasAway.current && !away) {
      root.current?.querySelector('canvas')?.focus();
    }
    wasAway.current = away;
  }, [root, away]);
}
