import { type Point } from '../geometry/rects';
import { straightCubic } from '../geometry/cubic';
import { EdgeIndex } from './EdgeIndex';

const line = (from: Point, to: Point) => [from, ...straightCubic(from, to)];
const area = { x: 0, y: 0, width: 600, height: 400 };
const curves = new Map([
  ['level', line({ x: 0, y: 100 }, { x: 600, y: 100 })],
  ['upright', line({ x: 300, y: 0 }, { x: 300, y: 400 })],
  ['slanting', line({ x: 0, y: 0 }, { x: 900, y: 600 })],
  ['elsewhere', line({ x: 700, y: 500 }, { x: 800, y: 500 })],
]);

describe.each([0.3, 1, 2.5])('the edgeIndex of lines at a zoom of %d', (zoom) => {
  const edgeIndex = new EdgeIndex(curves, area, zoom);
  const others = (own: string, x: number, y: number) => {
    const side = 12 / zoom;
    const found = edgeIndex.line(own);
    return found && edgeIndex.countOthers({ x: x - side / 2, y: y - side / 2, width: side, height: side }, found);
  };

  it('tells how many others run through a place', () => {
    expect(others('level', 300, 100)).toBe(1);
    expect(others('level', 150, 100)).toBe(1);
    expect(others('level', 500, 100)).toBe(0);
    expect(others('upright', 300, 200)).toBe(1);
  });

  it('counts a line once, and can be asked again', () => {
    const level = edgeIndex.line('level');
    expect(level && edgeIndex.countOthers(area, level)).toBe(2);
    expect(level && edgeIndex.countOthers(area, level)).toBe(2);
  });

  it('knows nothing of what lies outside its area', () => {
    expect(edgeIndex.line('elsewhere')).toBeUndefined();
    expect(Math.max(...(edgeIndex.line('slanting')?.xs ?? []))).toBeLessThanOrEqual(600);
    expect(edgeIndex.line('slanting')?.length).toBeGreaterThan((edgeIndex.line('slanting')?.xs.length ?? 0) * 1.4);
  });

  it('keeps arrowheads free', () => expect(edgeIndex.arrows).toContainEqual({ x: 587, y: 93, width: 14, height: 14 }));
});
