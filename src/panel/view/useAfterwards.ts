import { startTransition, useEffect, useState } from 'react';

/** False in the first picture, true soon after: for what nobody looks for at once, and what takes long to be there. */
export function useAfterwards(): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => startTransition(() => setAfter(true)), []);
  return after;
}
