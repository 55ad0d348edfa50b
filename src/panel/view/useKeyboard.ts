import { type KeyboardEvent, useCallback } from 'react';

import { type Size, zoomAround } from '../picture/Camera';
import { type Target } from '../picture/Focus';
import { type CardShape, type Picture } from '../picture/Picture';
import { type CameraControl } from './useCamera';

interface Keyboard extends Pick<CameraControl, 'move' | 'fit'> {
  readonly picture: Picture;
  readonly cursor: Target | undefined;
  readonly size: Size;
  readonly moveCursor: (target: Target) => void;
  readonly select: (target: Target) => void;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
const zoomStep = 1.25;

/** Arrows move among cards, Enter opens, + and - zoom, 0 shows all; Escape is the panel's own. */
export function useKeyboard({ picture, cursor, size, moveCursor, select, move, fit }: Keyboard) {
  return useCallback(
    (event: KeyboardEvent) => {
      const centre = { x: size.width / 2, y: size.height / 2 };
      const direction = directions[event.key];
      if (direction) {
        const next = nextCard(picture.cards, cursor, direction);
        if (next) {
          moveCursor({ kind: 'node', id: next.node.id });
        }
      } else if ((event.key === 'Enter' || event.key === ' ') && cursor) {
        select(cursor);
      } else if (event.key === '+' || event.key === '=') {
        move((camera) => zoomAround(camera, centre, zoomStep));
      } else if (event.key === '-') {
        move((camera) => zoomAround(camera, centre, 1 / zoomStep));
      } else if (event.key === '0') {
        fit();
      } else {
        return;
      }
      event.preventDefault();
    },
    [picture, cursor, size, moveCursor, select, move, fit]
  );
}

/** The nearest card in a direction, where what lies aside counts double; at first the first one. */
export function nextCard(
  cards: readonly CardShape[],
  cursor: Target | undefined,
  [dx, dy]: readonly [number, number]
): CardShape | undefined {
  const from = cards.find((card) => card.node.id === cursor?.id);
  if (!from) {
    return [...cards].sort((a, b) => a.x - b.x || a.y - b.y)[0];
  }
  let best: CardShape | undefined;
  let bestCost = Infinity;
  for (const card of cards) {
    const ahead = (card.x - from.x) * dx + (card.y - from.y) * dy;
    const aside = Math.abs((card.x - from.x) * dy) + Math.abs((card.y - from.y) * dx);
    if (ahead > 1 && ahead + 2 * aside < bestCost) {
      best = card;
      bestCost = ahead + 2 * aside;
    }
  }
  return best;
}
