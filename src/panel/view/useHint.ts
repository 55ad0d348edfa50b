import { useCallback, useEffect, useState } from 'react';

/** How long a hint is in sight after what it is about, in milliseconds. */
const lasts = 1200;

/** Something that is shown for a moment, and longer when it is shown again meanwhile. */
export function useHint(): { readonly shown: boolean; readonly show: () => void } {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const timer = times > 0 ? setTimeout(() => setTimes(0), lasts) : undefined;
    return () => clearTimeout(timer);
  }, [times]);
  const show = useCallback(() => setTimes((before) => before + 1), []);
  return { shown: times > 0, show };
}
