import { type Size } from '../geometry/Camera';

/** How two views share the panel. */
export interface Split {
  readonly direction: 'row' | 'column';
  readonly graph: Size;
  readonly latency: Size;
}

/** A view smaller than this would show nothing that can be read, in CSS pixels. */
const least: Size = { width: 340, height: 150 };

/** Puts the views beside each other in a wide panel, above each other in a high one; undefined where both do not fit. */
export function splitArea({ width, height }: Size): Split | undefined {
  const beside = width >= least.width * 2;
  const above = height >= least.height * 2;
  if (!beside && !above) {
    return undefined;
  }
  if (beside && (!above || width >= height * 1.6)) {
    const graph = Math.round(width / 2);
    return { direction: 'row', graph: { width: graph, height }, latency: { width: width - graph, height } };
  }
  const graph = Math.round(height * 0.55);
  return { direction: 'column', graph: { width, height: graph }, latency: { width, height: height - graph } };
}
