import { useCallback, useState } from 'react';

/** Throws an error while the component renders, so that whatever shows what became of it shows that. */
export function useThrow(): (error: unknown) => void {
  const [, setState] = useState<never>();
  return useCallback(
    (error) =>
      setState(() => {
        throw error;
      }),
    []
  );
}
