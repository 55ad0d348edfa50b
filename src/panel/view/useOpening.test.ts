import { act, renderHook } from '@testing-library/react';

import { type Camera, toCanvas, zoomAround } from '../picture/Camera';
import { type Picture } from '../picture/Picture';
import { useCamera } from './useCamera';
import { useOpening } from './useOpening';

const size = { width: 1000, height: 500 };
const lane = (name: string, y: number, height: number) => ({ name, x: 0, y, width: 2000, height });
const picture = (...lanes: Picture['lanes']): Picture => {
  const height = Math.max(...lanes.map(({ y, height: own }) => y + own));
  return { bounds: { x: 0, y: 0, width: 2000, height }, flow: 'right', lanes, cards: [], edges: [], crowd: 0 };
};
const before = picture(lane('a', 0, 1000));

function opened(after: Picture, move?: (camera: Camera) => Camera) {
  const { result, rerender } = renderHook(
    ({ shown }) => {
      const control = useCamera(shown.bounds, size);
      return { ...control, open: useOpening(shown, control, size) };
    },
    { initialProps: { shown: before } }
  );
  if (move) {
    act(() => result.current.move(move));
  }
  const from = result.current.camera;
  act(() => result.current.open('b'));
  rerender({ shown: after });
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
