import { type PointerEvent, type RefObject, useEffect, useMemo, useRef } from 'react';

import { type Point } from '../picture/Picture';

/** What a pointer can mean. Points are in CSS pixels of the canvas. */
export interface Gestures {
  readonly hover: (at: Point | undefined) => void;
  readonly click: (at: Point) => void;
  readonly pan: (by: Point) => void;
  readonly zoom: (around: Point, factor: number) => void;
  /** Whether what lies there can be carried away; if so, a drag carries it instead of panning. */
  readonly grab: (at: Point) => boolean;
  readonly carry: (at: Point) => void;
  readonly drop: () => void;
}

/** A pointer that moves less than this between down and up has clicked, in CSS pixels. */
const clickSlack = 4;
const wheelSpeed = 0.0016;
/** A pinch on a touchpad comes as a wheel with small steps. */
const pinchSpeed = 0.008;
/** A line of a wheel that counts lines, in pixels. */
const lineHeight = 16;

/** A finger has to rest so long before it carries a card away, in milliseconds: a quick one pans. */
const restsFor = 350;

/** Turns wheel, mouse, pen and fingers into gestures: one finger pans, two zoom. */
export function useGestures(canvas: RefObject<HTMLElement | null>, gestures: Gestures) {
  const { zoom } = gestures;
  // React listens to the wheel passively, and then the page would scroll too.
  useEffect(() => {
    const element = canvas.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * lineHeight : event.deltaY;
      zoom({ x: event.offsetX, y: event.offsetY }, Math.exp(-delta * (event.ctrlKey ? pinchSpeed : wheelSpeed)));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [canvas, zoom]);

  const held = useRef<Held>({ at: new Map(), from: { x: 0, y: 0 }, since: 0, travelled: 0, carrying: undefined });
  return useMemo(
    () => ({
      onPointerDown: (event: PointerEvent) => press(held.current, event),
      onPointerMove: (event: PointerEvent) => drag(held.current, event, gestures),
      onPointerUp: (event: PointerEvent) => release(held.current, event, gestures),
      onPointerCancel: (event: PointerEvent) => release(held.current, event, gestures, false),
      onPointerLeave: () => gestures.hover(undefined),
    }),
    [gestures]
  );
}

/** Pointers that are down, and how far they have travelled together. */
interface Held {
  readonly at: Map<number, Point>;
  /** Where the first of them went down. */
  from: Point;
  /** And when, in milliseconds. */
  since: number;
  travelled: number;
  /** Undecided until a drag begins. */
  carrying: boolean | undefined;
}

function pointOf({ nativeEvent }: PointerEvent): Point {
  return { x: nativeEvent.offsetX, y: nativeEvent.offsetY };
}

function press(held: Held, event: PointerEvent): void {
  event.currentTarget.setPointerCapture?.(event.pointerId);
  if (held.at.size === 0) {
    held.travelled = 0;
    held.from = pointOf(event);
    held.since = event.timeStamp;
    held.carrying = undefined;
  } else {
    held.travelled = Infinity;
  }
  held.at.set(event.pointerId, pointOf(event));
}

function drag(held: Held, event: PointerEvent, gestures: Gestures): void {
  const to = pointOf(event);
  const from = held.at.get(event.pointerId);
  if (!from) {
    gestures.hover(to);
    return;
  }
  held.travelled += Math.hypot(to.x - from.x, to.y - from.y);
  const other = [...held.at].find(([id]) => id !== event.pointerId)?.[1];
  if (other) {
    const before = Math.max(1, Math.hypot(from.x - other.x, from.y - other.y));
    const after = Math.hypot(to.x - other.x, to.y - other.y);
    gestures.zoom({ x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 }, after / before);
  } else if (held.travelled > clickSlack) {
    const mayCarry = event.pointerType !== 'touch' || event.timeStamp - held.since >= restsFor;
    held.carrying ??= mayCarry && gestures.grab(held.from);
    gestures.hover(undefined);
    if (held.carrying) {
      gestures.carry(to);
    } else {
      gestures.pan({ x: to.x - from.x, y: to.y - from.y });
    }
  }
  held.at.set(event.pointerId, to);
}

function release(held: Held, event: PointerEvent, gestures: Gestures, clicks = true): void {
  const wasDown = held.at.delete(event.pointerId);
  if (wasDown && held.carrying) {
    held.carrying = undefined;
    gestures.drop();
  } else if (clicks && wasDown && held.at.size === 0 && held.travelled <= clickSlack) {
    gestures.click(pointOf(event));
  }
}
