import { type PointerEvent, type RefObject, useEffect, useMemo, useRef } from 'react';

import { type Point } from '../picture/Picture';

/** What a pointer can mean. Points are in CSS pixels of the canvas. */
export interface Gestures {
  readonly hover: (at: Point | undefined) => void;
  readonly click: (at: Point) => void;
  readonly pan: (by: Point) => void;
  readonly zoom: (around: Point, factor: number) => void;
}

/** A pointer that moves less than this between down and up has clicked, in CSS pixels. */
const clickSlack = 4;
const wheelSpeed = 0.0016;
/** A line of a wheel that counts lines, in pixels. */
const lineHeight = 16;

/** Turns wheel, mouse, pen and fingers into gestures: one finger pans, two zoom. */
export function useGestures(canvas: RefObject<HTMLElement>, gestures: Gestures) {
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });

  // React listens to the wheel passively, and then the page would scroll too.
  useEffect(() => {
    const element = canvas.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * lineHeight : event.deltaY;
      const speed = event.ctrlKey ? wheelSpeed * 5 : wheelSpeed;
      latest.current.zoom({ x: event.offsetX, y: event.offsetY }, Math.exp(-delta * speed));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [canvas]);

  return useMemo(() => pointerHandlers(latest), []);
}

function pointerHandlers(latest: RefObject<Gestures>) {
  const down = new Map<number, Point>();
  let travelled = 0;

  const at = ({ nativeEvent }: PointerEvent): Point => ({ x: nativeEvent.offsetX, y: nativeEvent.offsetY });

  const pinch = (id: number, from: Point, to: Point) => {
    const other = [...down].find(([key]) => key !== id)?.[1];
    if (other) {
      const before = Math.hypot(from.x - other.x, from.y - other.y);
      const after = Math.hypot(to.x - other.x, to.y - other.y);
      latest.current?.zoom({ x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 }, after / Math.max(1, before));
    }
  };

  return {
    onPointerDown(event: PointerEvent) {
      event.currentTarget.setPointerCapture?.(event.pointerId);
      travelled = down.size === 0 ? 0 : Infinity;
      down.set(event.pointerId, at(event));
    },
    onPointerMove(event: PointerEvent) {
      const to = at(event);
      const from = down.get(event.pointerId);
      if (!from) {
        latest.current?.hover(to);
        return;
      }
      travelled += Math.hypot(to.x - from.x, to.y - from.y);
      if (down.size > 1) {
        pinch(event.pointerId, from, to);
      } else if (travelled > clickSlack) {
        latest.current?.hover(undefined);
        latest.current?.pan({ x: to.x - from.x, y: to.y - from.y });
      }
      down.set(event.pointerId, to);
    },
    onPointerUp(event: PointerEvent) {
      const wasDown = down.delete(event.pointerId);
      if (wasDown && down.size === 0 && travelled <= clickSlack) {
        latest.current?.click(at(event));
      }
    },
    onPointerCancel(event: PointerEvent) {
      down.delete(event.pointerId);
    },
    onPointerLeave() {
      latest.current?.hover(undefined);
    },
  };
}
