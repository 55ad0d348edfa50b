import { type PartShare, type ShownPart } from './shownParts';
import { stackParts } from './stackParts';

/** A part over time as the outline of an area, as an SVG path holds it. */
export interface AreaPath {
  readonly part: ShownPart;
  readonly path: string;
}

export interface Areas {
  readonly paths: readonly AreaPath[];
  /** Where a time or a duration stands, in CSS pixels. */
  readonly x: (time: number) => number;
  readonly y: (ms: number) => number;
  /** The most and the least of the scale, in milliseconds. */
  readonly from: number;
  readonly to: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  /** Milliseconds since 1970 at both ends. */
  readonly from: number;
  readonly to: number;
}

/** The parts at one time. */
export interface StackedPoint {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly parts: readonly PartShare[];
}

/** So many usual distances between two points are a gap, in which nothing is drawn. */
const gap = 2.5;

/** Stacks the parts of a row over time. Points too far apart are not joined. */
export function areaPaths(points: readonly StackedPoint[], frame: Frame): Areas {
  const stacks = points.map(({ time, parts }) => ({ time, segments: stackParts(parts) }));
  const all = stacks.flatMap(({ segments }) => segments);
  const to = Math.max(0, ...all.map((segment) => segment.to)) || 1;
  const from = Math.min(0, ...all.map((segment) => segment.from));
  const x = (time: number) => ((time - frame.from) / Math.max(1, frame.to - frame.from)) * frame.width;
  const y = (ms: number) => (1 - (ms - from) / (to - from)) * frame.height;
  const step = usualStep(points);
  const shown = [...new Set(all.map(({ part }) => part))];
  const paths = shown.map((part) => {
    const runs: Array<Array<{ time: number; from: number; to: number }>> = [];
    let last = -Infinity;
    for (const { time, segments } of stacks) {
      const segment = segments.find((other) => other.part === part);
      if (segment) {
        const run = time - last > step * gap ? [] : (runs.pop() ?? []);
        runs.push([...run, { time, from: segment.from, to: segment.to }]);
        last = time;
      }
    }
    return { part, path: runs.map((run) => outline(run, { x, y }, step)).join('') };
  });
  return { paths, x, y, from, to };
}

type Scales = Pick<Areas, 'x' | 'y'>;

function outline(run: ReadonlyArray<{ time: number; from: number; to: number }>, { x, y }: Scales, step: number): string {
  const [only] = run;
  // A single point would have no width.
  const drawn = run.length === 1 && only ? [-0.5, 0.5].map((by) => ({ ...only, time: only.time + by * step })) : run;
  const at = (time: number, ms: number) => `${x(time).toFixed(1)} ${y(ms).toFixed(1)}`;
  const above = drawn.map((point) => at(point.time, point.to));
  const below = drawn.map((point) => at(point.time, point.from)).reverse();
  return `M${[...above, ...below].join('L')}Z`;
}

/** The median distance between points, in milliseconds. */
function usualStep(points: readonly StackedPoint[]): number {
  const steps = points.slice(1).map((point, index) => point.time - (points[index]?.time ?? point.time));
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 60_000;
}
