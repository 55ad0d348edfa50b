import { fitCamera, reveal, toCanvas, toPicture, zoomAround, zoomTo } from './Camera';

const bounds = { x: 0, y: 0, width: 1000, height: 500 };

describe('the camera', () => {
  it('fits the picture into the panel, centred', () => {
    expect(fitCamera(bounds, { width: 500, height: 500 })).toEqual({ zoom: 0.5, x: 0, y: 125 });
  });

  it('does not blow a small mesh up', () => {
    expect(fitCamera({ ...bounds, width: 100, height: 50 }, { width: 800, height: 400 }).zoom).toBe(1.15);
  });

  it('fills a wall', () => {
    expect(fitCamera(bounds, { width: 3840, height: 2160 }).zoom).toBeGreaterThan(2.5);
  });

  it('zooms around a point that stays', () => {
    const before = { zoom: 1, x: 10, y: 20 };
    const point = { x: 200, y: 100 };
    const after = zoomAround(before, point, 1.5);
    expect(after.zoom).toBe(1.5);
    const there = toCanvas(after, toPicture(before, point));
    expect(there.x).toBeCloseTo(200);
    expect(there.y).toBeCloseTo(100);
  });

  it('zooms to a part, centred beside what covers the rest', () => {
    const camera = zoomTo({ x: 100, y: 100, width: 400, height: 50 }, { x: 0, y: 0, width: 600, height: 400 });
    expect(toCanvas(camera, { x: 300, y: 125 })).toEqual({ x: 300, y: 200 });
    expect(camera.zoom).toBeCloseTo(504 / 400);
  });

  it('does not blow up a card that is zoomed to', () => {
    expect(zoomTo({ x: 0, y: 0, width: 168, height: 44 }, { ...bounds, width: 4000, height: 2000 }).zoom).toBe(1.6);
  });

  it('stays within limits', () => {
    const camera = { zoom: 1, x: 0, y: 0 };
    expect(zoomAround(camera, { x: 0, y: 0 }, 1000).zoom).toBe(4);
    expect(zoomAround(camera, { x: 0, y: 0 }, 0.0001).zoom).toBe(0.05);
  });

  it('moves no further than a card needs to come into sight', () => {
    const camera = { zoom: 1, x: 0, y: 0 };
    const view = { x: 0, y: 0, width: 400, height: 300 };
    const card = { x: 350, y: 100, width: 100, height: 40 };
    expect(reveal(camera, card, view)).toEqual({ zoom: 1, x: -66, y: 0 });
    expect(reveal(camera, { ...card, x: 100 }, view)).toBe(camera);
  });
});
