import { startTransition, useEffect, useState } from 'react';

/** False until a frame after the next one, where something is to wait for that; true at once where it is not. */
export function useLater(waits: boolean): boolean {
  const [later, setLater] = useState(!waits);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => startTransition(() => setLater(true)));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return later;
}
