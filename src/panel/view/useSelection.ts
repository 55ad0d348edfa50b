import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { areaOf } from '../picture/areaOf';
import { reveal, type Size, zoomTo } from '../picture/Camera';
import { type Target } from '../picture/Focus';
import { type Picture } from '../picture/Picture';
import { drawerWidth } from './Drawer';
import { type CameraControl } from './useCamera';

export interface Selection {
  /** What the details speak of. */
  readonly selected: Target | undefined;
  /** Where the keyboard is; the selection moves it too, and it can go on while details stay open. */
  readonly cursor: Target | undefined;
  readonly select: (target: Target | undefined) => void;
  readonly moveCursor: (target: Target) => void;
  readonly close: () => void;
  /** Brings what is selected, or where the keyboard is, as close as there is room. */
  readonly zoomIn: () => void;
}

/** What is selected and where the keyboard is; both stay in sight, the selection beside its details. */
export function useSelection(picture: Picture, move: CameraControl['move'], { width, height }: Size): Selection {
  const [selected, setSelected] = useState<Target>();
  const [cursor, setCursor] = useState<Target>();

  const show = useCallback(
    (target: Target | undefined, visibleWidth: number) => {
      const area = areaOf(picture, target);
      if (area) {
        move((camera) => reveal(camera, area, { x: 0, y: 0, width: visibleWidth, height }));
      }
    },
    [picture, move, height]
  );
  const select = useCallback(
    (target: Target | undefined) => {
      setSelected(target);
      setCursor(target);
      show(target, width - drawerWidth(width));
    },
    [show, width]
  );
  const moveCursor = useCallback(
    (target: Target) => {
      setCursor(target);
      show(target, width);
    },
    [show, width]
  );
  // What was selected before it was drawn, in a lane that unfolds, comes into sight once it is there.
  const there = areaOf(picture, selected) !== undefined;
  const wasThere = useRef(there);
  useEffect(() => {
    if (there && !wasThere.current) {
      show(selected, width - drawerWidth(width));
    }
    wasThere.current = there || selected === undefined;
  }, [there, selected, show, width]);
  const close = useCallback(() => {
    setSelected(undefined);
    setCursor(undefined);
  }, []);

  const zoomIn = useCallback(() => {
    const area = areaOf(picture, cursor ?? selected);
    if (area) {
      move(() => zoomTo(area, { x: 0, y: 0, width: selected ? width - drawerWidth(width) : width, height }));
    }
  }, [picture, selected, cursor, move, width, height]);

  return useMemo(() => {
    const drawn = (target: Target | undefined) => (areaOf(picture, target) ? target : undefined);
    return { selected: drawn(selected), cursor: drawn(cursor), select, moveCursor, close, zoomIn };
  }, [picture, selected, cursor, select, moveCursor, close, zoomIn]);
}
