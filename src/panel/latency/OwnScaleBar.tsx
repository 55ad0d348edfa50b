import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { type LatencyFormats } from './LatencyFormats';
import { BarPart } from './PartsBar';
import { isUncertain, toldParts } from './shownParts';
import { stackParts } from './stackParts';
import { type LatencyLook } from './useLatencyLook';

interface Props {
  readonly row: BreakdownRow;
  readonly look: LatencyLook;
  readonly formats: LatencyFormats;
  /** CSS pixels. */
  readonly width: number;
}

const height = 40;
const bar = { y: 4, height: 18 };

/**
 * A row's parts as they are told, on a scale of their own, with what is below zero hatched to the left
 * of it. Only rows whose bar in the list does not show that need it.
 */
export function OwnScaleBar({ row, look, formats, width }: Props) {
  const segments = stackParts(toldParts(row));
  const total = totalMs(row);
  if (total === undefined || !(isUncertain(row) || segments.some(({ ms }) => ms < 0))) {
    return null;
  }
  const from = Math.min(0, ...segments.map((segment) => segment.from));
  const to = Math.max(total, ...segments.map((segment) => segment.to));
  const px = (ms: number) => ((ms - from) / (to - from || 1)) * width;
  const scale = { from, to, px };
  const mark = Math.min(width - 1, px(total));
  return (
    <svg
      {...{ width, height }}
      role="img"
      aria-label={t('latency.own-scale', 'The parts as they are told, on a scale of their own, and the mean of {{mean}}', { mean: formats.ms(total) })}
    >
      {segments.map((segment) => (
        <BarPart key={segment.part} {...{ segment, scale, look, formats }} {...bar} />
      ))}
      <line x1={px(0)} x2={px(0)} y1={0} y2={26} stroke={look.text} />
      <line x1={mark} x2={mark} y1={0} y2={26} stroke={look.text} strokeDasharray="2 2" />
      <text x={px(0)} y={37} fontSize={10} fill={look.muted} textAnchor={anchorOf(px(0), width)}>
        {0}
      </text>
      {mark - px(0) > 30 && (
        <text x={mark} y={37} fontSize={10} fill={look.muted} textAnchor={anchorOf(mark, width)}>
          {formats.ms(total)}
        </text>
      )}
    </svg>
  );
}

function anchorOf(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x < 24) {
    return 'start';
  }
  return x > width - 24 ? 'end' : 'middle';
}
