import { type Ref, type UIEvent, useCallback, useRef, useState } from 'react';

interface Wanted {
  readonly count: number;
  /** CSS pixels. */
  readonly rowHeight: number;
  readonly height: number;
}

export interface VirtualRows {
  readonly list: Ref<HTMLDivElement>;
  readonly onScroll: (event: UIEvent<HTMLDivElement>) => void;
  /** The rows that are in sight, with some around: from the first up to before the end. */
  readonly first: number;
  readonly end: number;
  /** Scrolls until a row is whole in sight. */
  readonly reveal: (index: number) => void;
}

/** Rows above and below what is in sight that are there already when somebody scrolls. */
const spare = 6;

/** Draws of a long list only what is in sight: two thousand rows take no longer than twenty. */
export function useVirtualRows({ count, rowHeight, height }: Wanted): VirtualRows {
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const onScroll = useCallback((event: UIEvent<HTMLDivElement>) => setTop(event.currentTarget.scrollTop), []);
  const reveal = useCallback(
    (index: number) => {
      const element = list.current;
      if (element) {
        const highest = index * rowHeight;
        const lowest = highest + rowHeight - height;
        element.scrollTop = Math.min(highest, Math.max(lowest, element.scrollTop));
        setTop(element.scrollTop);
      }
    },
    [rowHeight, height]
  );
  const shownTop = Math.min(top, Math.max(0, count * rowHeight - height));
  const first = Math.max(0, Math.floor(shownTop / rowHeight) - spare);
  const end = Math.min(count, Math.ceil((shownTop + height) / rowHeight) + spare);
  return { list, onScroll, first, end, reveal };
}
