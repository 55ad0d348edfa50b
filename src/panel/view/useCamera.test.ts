import { act, renderHook } from '@testing-library/react';

import { pan } from '../geometry/Camera';
import { defaultOptions } from '../options/PanelOptions';
import { useViewState } from '../state/useViewState';
import { useCamera } from './useCamera';

const size = { width: 1000, height: 500 };
const bounds = (width: number, height = 1000) => ({ x: 0, y: 0, width, height });
const camera = (initial: ReturnType<typeof bounds>) =>
  renderHook(({ rect, at }) => useCamera(useViewState(defaultOptions), rect, at), { initialProps: { rect: initial, at: size } });

describe('the camera of a panel', () => {
  it('does not follow a picture that gets a little smaller', () => {
    const { result, rerender } = camera(bounds(2000));
    const before = result.current.camera;
    rerender({ rect: bounds(1960, 980), at: size });
    expect(result.current.camera).toBe(before);
  });

  it('follows one that leaves it, or that leaves much of it empty', () => {
    const { result, rerender } = camera(bounds(2000));
    rerender({ rect: bounds(2200), at: size });
    expect(result.current.camera.zoom).toBeCloseTo(1000 / 2200);
    rerender({ rect: bounds(1000, 500), at: size });
    expect(result.current.camera.zoom).toBeCloseTo(1);
  });

  it('stays where somebody moved it, until it is fitted again', () => {
    const { result, rerender } = camera(bounds(2000));
    act(() => result.current.move((now) => pan(now, { x: 50, y: 0 })));
    const moved = result.current.camera;
    rerender({ rect: bounds(9000), at: size });
    expect(result.current.camera).toBe(moved);
    act(() => result.current.fit());
    expect(result.current.camera.zoom).toBeCloseTo(1000 / 9000);
  });
});
