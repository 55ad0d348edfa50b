import { useMemo, useRef, useState } from 'react';

import { type Point } from '../geometry/rects';
import { type Arrangement } from '../layout/Arrangement';
import { slotAt } from '../arrange/slotAt';
import { type PinnedTo } from '../state/reduceView';

export interface Carried {
  /** Id of the node. */
  readonly id: string;
  /** Where its middle is, in the picture. */
  readonly at: Point;
}

export interface Carrying {
  readonly grab: (id: string) => boolean;
  readonly carry: (at: Point) => void;
  readonly drop: () => void;
  /** Leaves it where it was. */
  readonly putBack: () => void;
}

/** A card that is dragged to another slot, or to another point of a free picture, where it stays from then on. */
export function useCarrying(
  arrangement: Arrangement | undefined,
  pin: (id: string, to: PinnedTo) => void
): { carried: Carried | undefined; carrying: Carrying } {
  const [carried, setCarried] = useState<Carried>();
  const held = useRef<{ id: string; at?: Point } | undefined>(undefined);
  const carrying = useMemo(
    (): Carrying => ({
      grab: (id) => {
        held.current = { id };
        return arrangement !== undefined;
      },
      carry: (at) => {
        if (held.current) {
          held.current.at = at;
          setCarried({ id: held.current.id, at });
        }
      },
      drop: () => {
        const { id, at } = held.current ?? {};
        if (arrangement && id !== undefined && at) {
          const slot = slotAt(arrangement, id, at);
          const to = arrangement.layout.free ? { point: at } : slot && { slot };
          if (to) {
            pin(id, to);
          }
        }
        held.current = undefined;
        setCarried(undefined);
      },
      putBack: () => {
        held.current = undefined;
        setCarried(undefined);
      },
    }),
    [arrangement, pin]
  );
  return { carried, carrying };
}
