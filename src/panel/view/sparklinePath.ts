import { type Size } from '../geometry/Camera';

/** The line of an SVG path through values from 0 to their largest; it breaks where a value is not known. */
export function sparklinePath(values: readonly number[], { width, height }: Size): string {
  const most = Math.max(0, ...values.filter(Number.isFinite)) || 1;
  const step = width / Math.max(1, values.length - 1);
  let drawing = false;
  return values
    .map((value, index) => {
      if (!Number.isFinite(value)) {
        drawing = false;
        return '';
      }
      const point = `${(index * step).toFixed(1)} ${(height - 1 - (value / most) * (height - 2)).toFixed(1)}`;
      const command = drawing ? 'L' : 'M';
      drawing = true;
      return command + point;
    })
    .join('');
}
