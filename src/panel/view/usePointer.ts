import { useMemo, useState } from 'react';

import { type Point } from '../geometry/rects';
import { type Camera, pan, type Size, toPicture, viewOf, zoomAround } from '../geometry/Camera';
import { sameTarget, type Target } from '../picture/Focus';
import { type HitTest } from '../picture/HitTest';
import { type MeasureText } from '../picture/Painter';
import { type Picture } from '../picture/Picture';
import { type CameraControl } from './useCamera';
import { type Carrying } from './useCarrying';
import { type Gestures } from './useGestures';
import { reach } from './usePoints';

interface PointerInput {
  readonly picture: Picture;
  readonly hits: HitTest;
  readonly measure: MeasureText;
  readonly camera: Camera;
  /** Of the canvas. */
  readonly size: Size;
  readonly move: CameraControl['move'];
  readonly selected: Target | undefined;
  readonly select: (target: Target | undefined) => void;
  readonly toggleLane: (lane: string) => void;
  readonly carrying: Carrying;
}

export interface Hovered {
  /** Nothing where the pointer is on a lane's name. */
  readonly target: Target | undefined;
  readonly at: Point;
}

/** What the pointer is on, and what its gestures do: a click opens, a drag pans, a wheel zooms. */
export function usePointer(input: PointerInput): { hovered: Hovered | undefined; gestures: Gestures } {
  const { picture, hits, measure, camera, size, move, selected, select, toggleLane, carrying } = input;
  const [hovered, setHovered] = useState<Hovered>();
  const gestures = useMemo((): Gestures => {
    const targetAt = (at: Point) => hits.at(toPicture(camera, at), reach / camera.zoom);
    const sight = { zoom: camera.zoom, measure, view: viewOf(camera, size) };
    const laneAt = (at: Point) => hits.laneAt(toPicture(camera, at), sight);
    return {
      hover: (at) => {
        const onName = at !== undefined && laneAt(at) !== undefined;
        const target = at && !onName ? targetAt(at) : undefined;
        setHovered((before) => ((onName || target) && at ? { target: known(before?.target, target), at } : before && undefined));
      },
      click: (at) => {
        const target = targetAt(at);
        const lane = laneAt(at) ?? (target && foldedLane(picture, target));
        if (lane !== undefined) {
          setHovered(undefined);
          toggleLane(lane);
        } else {
          select(sameTarget(target, selected) ? undefined : target);
        }
      },
      pan: (by) => move((now) => pan(now, by)),
      zoom: (around, factor) => move((now) => zoomAround(now, around, factor)),
      grab: (at) => {
        const target = targetAt(at);
        return target?.kind === 'node' && carrying.grab(target.id);
      },
      carry: (at) => carrying.carry(toPicture(camera, at)),
      drop: carrying.drop,
      putBack: carrying.putBack,
    };
  }, [picture, hits, measure, camera, size, selected, select, move, toggleLane, carrying]);
  return { hovered, gestures };
}

/** The very same object while a pointer moves over the same thing: nothing is painted anew then. */
function known(before: Target | undefined, target: Target | undefined): Target | undefined {
  return sameTarget(before, target) ? before : target;
}

/** The lane that a card stands for, when it is folded. */
export function foldedLane({ cards }: Picture, target: Target): string | undefined {
  const card = target.kind === 'node' ? cards.find(({ node }) => node.id === target.id) : undefined;
  return card?.node.folded?.lane;
}

/** The lane that F folds or unfolds: what the card stands for, or where it stands. */
export function laneOf(picture: Picture, target: Target): string | undefined {
  const card = target.kind === 'node' ? picture.cards.find(({ node }) => node.id === target.id) : undefined;
  return card && (card.node.folded?.lane ?? card.lane);
}
