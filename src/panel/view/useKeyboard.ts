import { type KeyboardEvent, useCallback } from 'react';

import { type Size, zoomAround } from '../geometry/Camera';
import { type Target } from '../picture/Focus';
import { type CallSide } from '../picture/nextCall';
import { nextCard } from '../picture/nextCard';
import { type Picture } from '../picture/Picture';
import { type CameraControl } from './useCamera';

interface Keyboard extends Pick<CameraControl, 'move' | 'fit'> {
  readonly picture: Picture;
  readonly cursor: Target | undefined;
  readonly size: Size;
  readonly moveCursor: (target: Target) => void;
  /** Goes to the next call that the card makes or gets. */
  readonly stepCall: (side: CallSide) => void;
  readonly select: (target: Target) => void;
  /** Lays out from nothing. */
  readonly layOut: () => void;
  /** Takes back what was arranged last. */
  readonly undo: () => void;
  /** Folds the lane of a card, or unfolds what a card stands for. */
  readonly toggleFold: (target: Target | undefined) => void;
  /** Zooms to what is selected. */
  readonly zoomIn: () => void;
  /** Lists all keys. */
  readonly showKeys: () => void;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
const zoomStep = 1.25;

/** On many keyboards brackets need a modifier, which then is no command. */
function isCommand({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === '[' || key === ']' ? metaKey || (ctrlKey && !altKey) : ctrlKey || metaKey || altKey;
}

function isUndo({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey;
}

/** Brackets, and arrows with Shift, step along calls. */
function callSideOf({ key, shiftKey }: KeyboardEvent): CallSide | undefined {
  if (key === ']' || (shiftKey && (key === 'ArrowRight' || key === 'ArrowDown'))) {
    return 'out';
  }
  return key === '[' || (shiftKey && (key === 'ArrowLeft' || key === 'ArrowUp')) ? 'into' : undefined;
}

/** What keys do while the picture has the keyboard: see keyMeanings. Escape and the slash are the panel's own. */
export function useKeyboard(keyboard: Keyboard) {
  const { picture, cursor, size, moveCursor, stepCall, select, toggleFold, layOut, undo, zoomIn, showKeys, move, fit } = keyboard;
  return useCallback(
    (event: KeyboardEvent) => {
      if (isUndo(event)) {
        event.preventDefault();
        undo();
        return;
      }
      if (isCommand(event)) {
        return;
      }
      const centre = { x: size.width / 2, y: size.height / 2 };
      const direction = directions[event.key];
      const side = callSideOf(event);
      if (side) {
        stepCall(side);
      } else if (direction) {
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
      } else if (event.key.toLowerCase() === 'f') {
        toggleFold(cursor);
      } else if (event.key.toLowerCase() === 'r') {
        layOut();
      } else if (event.key.toLowerCase() === 'z') {
        zoomIn();
      } else if (event.key === '0') {
        fit();
      } else if (event.key === '?') {
        showKeys();
      } else {
        return;
      }
      event.preventDefault();
    },
    [picture, cursor, size, moveCursor, stepCall, select, toggleFold, layOut, undo, zoomIn, showKeys, move, fit]
  );
}
