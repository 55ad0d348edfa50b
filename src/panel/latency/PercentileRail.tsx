import { type Rail } from './railsOf';
import { type TimeScale } from './TimeScale';
import { type LatencyLook } from './useLatencyLook';

interface Props {
  readonly rail: Rail;
  readonly scale: TimeScale;
  readonly look: LatencyLook;
  /** CSS pixels from the top of the row. */
  readonly y: number;
  readonly width: number;
}

/** Rails that end nearer to zero are left out. */
const leastPx = 12;

/** The percentiles of one side as marks on a thin line; an arrow where they lie beyond the scale. */
export function PercentileRail({ rail, scale, look, y, width }: Props) {
  const end = width - 1;
  const points = rail.marks.map((ms) => scale.px(ms));
  const inside = points.filter((x) => x <= end);
  const beyond = points.length > inside.length;
  const last = beyond ? end : inside.at(-1);
  if (last === undefined) {
    return null;
  }
  // So near to zero, marks would only be noise around the bar.
  if (last - scale.px(0) < leastPx) {
    return null;
  }
  // Marks point to the bar: those of the caller from above, those of the callee from below.
  const [tick, dash] = rail.side === 'caller' ? ['v4', undefined] : ['v-4', '2 2'];
  // A mean can lie above a low percentile.
  const start = Math.min(scale.px(rail.fromMs), beyond ? end - 6 : end);
  const line = `M${Math.min(start, last).toFixed(1)} ${y}H${Math.max(start, last).toFixed(1)}`;
  return (
    <g stroke={look.muted} strokeWidth={1} fill="none">
      <path d={line} strokeDasharray={dash} />
      {inside.map((x) => (
        <path key={x} d={`M${x.toFixed(1)} ${y}${tick}`} />
      ))}
      {beyond && <path d={`M${end - 4} ${y - 3}L${end} ${y}L${end - 4} ${y + 3}`} />}
    </g>
  );
}
