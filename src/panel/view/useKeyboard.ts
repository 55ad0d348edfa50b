import { type KeyboardEvent, useCallback } from 'react';

import { type Size, zoomAround } from '../picture/Camera';
import { type Target } from '../picture/Focus';
import { nextCard } from '../picture/nextCard';
import { type Picture } from '../picture/Picture';
import { type CameraControl } from './useCamera';

interface Keyboard extends Pick<CameraControl, 'move' | 'fit'> {
  readonly picture: Picture;
  readonly cursor: Target | undefined;
  readonly size: Size;
  readonly moveCursor: (target: Target) => void;
  readonly select: (target: Target) => void;
  /** Lays out from nothing. */
  readonly layOut: () => void;
  /** Folds the lane of a card, or unfolds what a card stands for. */
  readonly toggleFold: (target: Target | undefined) => void;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
const zoomStep = 1.25;

/** Arrows move among cards, Enter opens, F folds, R lays out afresh, + and - zoom, 0 shows all; Escape is the panel's own. */
export function useKeyboard({ picture, cursor, size, moveCursor, select, toggleFold, layOut, move, fit }: Keyboard) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const centre = { x: size.width / 2, y: size.height / 2 };
      const direction = directions[event.key];
      if (direction) {
        const next = nextCard(picture, cursor, direction);
        if (next) {
          moveCursor({ kind: 'node', id: next.node.id });
        }
      } else if ((event.key === 'Enter' || event.key === ' ') && cursor) {
        select(cursor);
      } else if (event.key === '+' || event.key === '=') {
        move((camera) => zoomAround(camera, centre, zoomStep));
      } else if (event.key === '-') {
        move((camera) => zoomAround(camera, centre, 1 / zoomStep));
      } else if (event.key === 'f') {
        toggleFold(cursor);
      } else if (event.key === 'r') {
        layOut();
      } else if (event.key === '0') {
        fit();
      } else {
        return;
      }
      event.preventDefault();
    },
    [picture, cursor, size, moveCursor, select, toggleFold, layOut, move, fit]
  );
}
