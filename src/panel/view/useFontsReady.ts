import { useEffect, useState } from 'react';

import { isRendered } from '../../mesh/isRendered';

/** False until the page's fonts have arrived: texts measured before are measured in the wrong one. */
export function useFontsReady(): boolean {
  const [ready, setReady] = useState(() => document.fonts === undefined || (isRendered() && document.fonts.status === 'loaded'));
  useEffect(() => {
    if (ready) {
      return undefined;
    }
    let mounted = true;
    const arrived = () => mounted && setReady(true);
    // Who asks makes the browser lay out the whole page: just before a frame it does so anyway.
    const frame = requestAnimationFrame(() => void document.fonts?.ready.then(arrived));
    return () => {
      mounted = false;
      cancelAnimationFrame(frame);
    };
  }, [ready]);
  return ready;
}
