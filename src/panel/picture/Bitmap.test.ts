import { Bitmap } from './Bitmap';
import { CanvasPool } from './CanvasPool';

/** Where a bitmap is shown on the device, for the camera that it was painted for. */
function placeOf(view: { width: number; height: number; margin: number; ratio: number }): number[] {
  const camera = { x: 12.3, y: 45.6, zoom: 0.7 };
  const { width, height, margin, ratio } = view;
  const bitmap = new Bitmap({ camera, size: { width, height }, margin, ratio }, new CanvasPool());
  const setTransform = jest.fn<void, number[]>();
  bitmap.show({ setTransform, drawImage: jest.fn() } as unknown as CanvasRenderingContext2D, camera);
  return setTransform.mock.calls[0] ?? [];
}

describe('a bitmap', () => {
  it.each([
    { width: 1462, height: 626, margin: 0.25, ratio: 1.5 },
    { width: 333, height: 217, margin: 0.25, ratio: 1 },
    { width: 1462, height: 626, margin: 0, ratio: 2 },
  ])('lies on whole pixels, so that nothing is blurred: %o', (view) => {
    const [scale, , , , x = NaN, y = NaN] = placeOf(view);
    expect(scale).toBe(1);
    expect(x).toBeCloseTo(Math.round(x), 6);
    expect(y).toBeCloseTo(Math.round(y), 6);
  });
});
