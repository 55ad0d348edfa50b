import { useEffect, useState } from 'react';

/** False until the page's fonts have arrived: texts measured before are measured in the wrong one. */
export function useFontsReady(): boolean {
  const [ready, setReady] = useState(() => document.fonts === undefined || document.fonts.status === 'loaded');
  useEffect(() => {
    let mounted = true;
    const arrived = () => mounted && setReady(true);
    void document.fonts?.ready.then(arrived);
    return () => {
      mounted = false;
    };
  }, []);
  return ready;
}
