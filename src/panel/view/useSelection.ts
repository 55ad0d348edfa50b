import { useCallback, useEffect, useMemo, useRef } from 'react';

import { areaOf } from '../picture/areaOf';
import { reveal, type Size, zoomTo } from '../geometry/Camera';
import { type Target } from '../picture/Focus';
import { type Picture } from '../picture/Picture';
import { type View } from '../state/useViewState';
import { type ViewState } from '../state/ViewState';
import { drawerWidth } from '../parts/Drawer';
import { type CameraControl } from './useCamera';

export interface Selection extends Pick<ViewState, 'selected' | 'cursor'> {
  readonly select: (target: Target | undefined) => void;
  readonly moveCursor: (target: Target) => void;
  readonly close: () => void;
  /** Brings what is selected, or where the keyboard is, as close as there is room. */
  readonly zoomIn: () => void;
}

interface Input extends Size {
  readonly view: View;
  readonly picture: Picture;
  readonly move: CameraControl['move'];
  /** Whether a target is in the mesh no more, folded or not. */
  readonly gone: (target: Target) => boolean;
}

/**
 * What is selected and where the keyboard is; both stay in sight, the selection beside its details. What goes
 * from the mesh is selected no more: it would else come back with a later answer that nobody asked for it.
 */
export function useSelection({ view, picture, move, gone, width, height }: Input): Selection {
  const { state, dispatch } = view;
  const { selected, cursor } = state;

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
      dispatch({ type: 'select', target });
      show(target, width - drawerWidth(width));
    },
    [dispatch, show, width]
  );
  const moveCursor = useCallback(
    (target: Target) => {
      dispatch({ type: 'point', target });
      show(target, width);
    },
    [dispatch, show, width]
  );
  useEffect(() => dispatch({ type: 'forget', gone }), [dispatch, gone, selected, cursor]);
  // What was selected before it was drawn, in a lane that unfolds, comes into sight once it is there.
  const there = areaOf(picture, selected) !== undefined;
  const wasThere = useRef(there);
  useEffect(() => {
    if (there && !wasThere.current) {
      show(selected, width - drawerWidth(width));
    }
    wasThere.current = there || selected === undefined;
  }, [there, selected, show, width]);
  const close = useCallback(() => dispatch({ type: 'select', target: undefined }), [dispatch]);

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
