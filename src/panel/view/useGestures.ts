import { type PointerEvent, type RefObject, useEffect, useMemo, useRef } from 'react';

import { type Point } from '../geometry/rects';
import { type ZoomMode } from '../options/PanelOptions';

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
  /** Puts back what is carried. */
  readonly putBack: () => void;
}

/** A pointer that moves less than this between down and up has clicked, in CSS pixels. */
const clickSlack = 4;
const wheelSpeed = 0.0016;
/** A pinch on a touchpad comes as a wheel with small steps. */
const pinchSpeed = 0.008;
/** A line of a wheel that counts lines, in pixels. */
const lineHeight = 16;
/** What a wheel that turns one notch moves at least, in pixels: a pinch moves less. */
const notch = 40;

/** A finger has to rest so long before it carries a card away, in milliseconds: a quick one pans. */
const restsFor = 350;

interface Modes {
  readonly zoomMode: ZoomMode;
  /** Told when a wheel turns that the page gets. */
  readonly onPassed: () => void;
}

/**
 * Turns wheel, mouse, pen and fingers into gestures: one finger pans, two zoom and pan. In the cooperative mode
 * the page gets the wheel, unless Ctrl or ⌘ is held, and a finger that moves up or down.
 */
export function useGestures(canvas: RefObject<HTMLElement | null>, gestures: Gestures, { zoomMode, onPassed }: Modes) {
  const { zoom } = gestures;
  const held = useRef<Held>({ at: new Map(), from: { x: 0, y: 0 }, since: 0, travelled: 0, carrying: undefined });
  // React listens to the wheel and to fingers passively, and then the page would scroll too.
  useEffect(() => {
    const element = canvas.current;
    const onWheel = (event: WheelEvent) => {
      const wanted = event.ctrlKey || event.metaKey;
      if (zoomMode === 'cooperative' && !wanted) {
        onPassed();
        return;
      }
      event.preventDefault();
      const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * lineHeight : event.deltaY;
      const speed = event.ctrlKey && Math.abs(delta) < notch ? pinchSpeed : wheelSpeed;
      zoom({ x: event.offsetX, y: event.offsetY }, Math.exp(-delta * speed));
    };
    const onTouchMove = (event: TouchEvent) => {
      if (event.touches.length > 1 || held.current.carrying || hasRested(held.current, event)) {
        event.preventDefault();
      }
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    element?.addEventListener('touchmove', onTouchMove, { passive: false });
    return () => {
      element?.removeEventListener('wheel', onWheel);
      element?.removeEventListener('touchmove', onTouchMove);
    };
  }, [canvas, zoom, zoomMode, onPassed]);

  return useMemo(
    () => ({
      onPointerDown: (event: PointerEvent) => press(held.current, event),
      onPointerMove: (event: PointerEvent) => move(held.current, event, gestures),
      onPointerUp: (event: PointerEvent) => release(held.current, event, gestures),
      onPointerCancel: (event: PointerEvent) => cancel(held.current, event, gestures),
      onLostPointerCapture: (event: PointerEvent) => cancel(held.current, event, gestures),
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

function hasRested({ since, travelled, at }: Held, { timeStamp }: { readonly timeStamp: number }): boolean {
  return at.size === 1 && travelled <= clickSlack && timeStamp - since >= restsFor;
}

/** Only the main button means something here: others belong to the browser. */
function press(held: Held, event: PointerEvent): void {
  if (event.button !== 0) {
    return;
  }
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

function move(held: Held, event: PointerEvent, gestures: Gestures): void {
  // A button that was let go where nobody could hear it, in a menu or beside the window, holds nothing any more.
  if (held.at.has(event.pointerId) && event.pointerType === 'mouse' && (event.buttons & 1) === 0) {
    cancel(held, event, gestures);
  }
  const to = pointOf(event);
  const from = held.at.get(event.pointerId);
  if (from) {
    drag(held, event, { from, to }, gestures);
  } else {
    gestures.hover(to);
  }
}

function drag(held: Held, event: PointerEvent, { from, to }: { from: Point; to: Point }, gestures: Gestures): void {
  const rested = hasRested(held, event);
  held.travelled += Math.hypot(to.x - from.x, to.y - from.y);
  const other = [...held.at].find(([id]) => id !== event.pointerId)?.[1];
  if (other) {
    const before = Math.max(1, Math.hypot(from.x - other.x, from.y - other.y));
    const after = Math.hypot(to.x - other.x, to.y - other.y);
    gestures.pan({ x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 });
    gestures.zoom({ x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 }, after / before);
  } else if (held.travelled > clickSlack) {
    const mayCarry = event.pointerType !== 'touch' || rested;
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

function release(held: Held, event: PointerEvent, gestures: Gestures): void {
  const wasDown = held.at.delete(event.pointerId);
  if (wasDown && held.carrying) {
    held.carrying = undefined;
    gestures.drop();
  } else if (wasDown && held.at.size === 0 && held.travelled <= clickSlack) {
    gestures.click(pointOf(event));
  }
}

/** What the browser or the system took over never happened. */
function cancel(held: Held, event: PointerEvent, gestures: Gestures): void {
  const wasDown = held.at.delete(event.pointerId);
  if (wasDown && held.carrying) {
    held.carrying = undefined;
    gestures.putBack();
  }
}
