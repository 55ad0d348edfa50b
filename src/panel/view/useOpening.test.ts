import { act, renderHook } from '@testing-library/react';

import { type Arrangement } from '../layout/Arrangement';
import { type Layout } from '../layout/Layout';
import { type Camera, toCanvas, zoomAround } from '../geometry/Camera';
import { type Picture } from '../picture/Picture';
import { defaultOptions } from '../options/PanelOptions';
import { useViewState } from '../state/useViewState';
import { useCamera } from './useCamera';
import { useOpening } from './useOpening';

const size = { width: 1000, height: 500 };
const lane = (name: string, y: number, height: number) => ({ name, x: 0, y, width: 2000, height });
const picture = (...lanes: Picture['lanes']): Picture => {
  const height = Math.max(...lanes.map(({ y, height: own }) => y + own));
  return { bounds: { x: 0, y: 0, width: 2000, height }, flow: 'right', lanes, cards: [], edges: [], crowd: 0 };
};
const before = picture(lane('a', 0, 1000));

/** An arrangement of its own, as far as opening depends on it. */
const arrangedAs = (layout: Partial<Layout> = {}) => ({ layout: { flow: 'right', ...layout } }) as Arrangement;

function show(arrangement = arrangedAs()) {
  return renderHook(
    ({ shown: picture, arrangement }) => {
      const control = useCamera(useViewState(defaultOptions), picture.bounds, size);
      return { ...control, open: useOpening({ ...control, picture, arrangement }, size) };
    },
    { initialProps: { shown: before, arrangement } }
  );
}

function opened(after: Picture, move?: (camera: Camera) => Camera) {
  const { result, rerender } = show();
  if (move) {
    act(() => result.current.move(move));
  }
  const from = result.current.camera;
  act(() => result.current.open('b'));
  rerender({ shown: after, arrangement: arrangedAs() });
  return { from, to: result.current.camera, moved: result.current.moved };
}
const edges = (camera: Camera, { y, height }: { y: number; height: number }) =>
  [y, y + height].map((at) => toCanvas(camera, { x: 0, y: at }).y);

describe('when a lane opens', () => {
  it('all of the picture stays in sight while cards can be told apart', () => {
    const { to, moved } = opened(picture(lane('a', 0, 1000), lane('b', 1009, 400)));
    expect(moved).toBe(false);
    expect(to.zoom).toBeCloseTo(500 / 1409);
  });

  it('a lane that is too large for that comes into sight, and the camera goes back no farther', () => {
    const { to } = opened(picture(lane('a', 0, 1000), lane('b', 1009, 9000)));
    expect(to.zoom).toBeCloseTo(0.328, 2);
    expect(edges(to, lane('b', 1009, 9000))[0]).toBeLessThan(250);
  });

  it('a camera that somebody has moved keeps its zoom, and moves no farther than it has to', () => {
    const closer = (camera: Camera) => zoomAround(camera, { x: 500, y: 250 }, 2);
    const near = opened(picture(lane('a', 0, 300), lane('b', 420, 100)), closer);
    expect(near.to).toEqual(near.from);
    const { from, to } = opened(picture(lane('a', 0, 1000), lane('b', 1009, 100)), closer);
    expect(to.zoom).toBe(from.zoom);
    expect(edges(to, lane('b', 1009, 100))[1]).toBeCloseTo(500 - 16);
  });
});

describe('a lane that was to open', () => {
  const large = picture(lane('', 0, 1000), lane('b', 1009, 9000));

  function shownAfter(name: string, steps: ReadonlyArray<{ shown: Picture; arrangement: Arrangement }>, first = arrangedAs()) {
    const { result, rerender } = show(first);
    act(() => result.current.open(name));
    steps.forEach(rerender);
    return result.current.moved;
  }

  it('is waited for until the next arrangement, however often numbers change before it', () => {
    const first = arrangedAs();
    const numbers = { shown: picture(lane('', 0, 1000)), arrangement: first };
    const arrived = { shown: picture(lane('', 0, 9000)), arrangement: arrangedAs() };
    expect(shownAfter('', [numbers], first)).toBe(false);
    expect(shownAfter('', [numbers, arrived], first)).toBe(true);
  });

  it('is forgotten where the next arrangement lacks it', () => {
    const without = { shown: picture(lane('a', 0, 1000)), arrangement: arrangedAs() };
    expect(shownAfter('b', [without, { shown: large, arrangement: arrangedAs() }])).toBe(false);
  });

  it('is forgotten with another layout', () => {
    const down = { shown: large, arrangement: arrangedAs({ flow: 'down' }) };
    expect(shownAfter('b', [down, { shown: large, arrangement: arrangedAs() }])).toBe(false);
  });

  it('is forgotten when it is folded again', () => {
    const { result, rerender } = show();
    act(() => result.current.open('b'));
    act(() => result.current.open(undefined));
    rerender({ shown: large, arrangement: arrangedAs() });
    expect(result.current.moved).toBe(false);
  });

  it('is nothing to wait for where there are no lanes', () => {
    expect(shownAfter('b', [{ shown: large, arrangement: arrangedAs() }], arrangedAs({ free: new Map() }))).toBe(false);
  });
});
