import { useEffect, useState } from 'react';

/** How long a value has to stay the same, in milliseconds. */
const settlesIn = 100;

/** Follows a value that changes with every frame only when it has come to rest. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settlesIn);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
