import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { type LatencyFormats } from './LatencyFormats';
import { fillOf } from './PartTextures';
import { PercentileRail } from './PercentileRail';
import { railsOf } from './railsOf';
import { type RowLayout } from './RowLayout';
import { shownEarlier, shownParts } from './shownParts';
import { type Segment, stackParts } from './stackParts';
import { type TimeScale } from './TimeScale';
import { type LatencyLook } from './useLatencyLook';

interface Props {
  readonly row: BreakdownRow;
  readonly scale: TimeScale;
  readonly look: LatencyLook;
  readonly formats: LatencyFormats;
  readonly layout: RowLayout;
  /** CSS pixels, with the room for the sum behind the longest bar. */
  readonly width: number;
  /** Whether the sum stands behind the bar. */
  readonly withSum: boolean;
}

/** About as wide as a letter of the bar's text is, in CSS pixels. */
const letter = 6.3;
/** So thin a part is still seen. */
const leastPx = 1.5;

/** A row's parts end to end, with the sum behind and the percentiles of both sides along it. */
export function PartsBar({ row, scale, look, formats, layout, width, withSum }: Props) {
  const segments = stackParts(shownParts(row));
  const total = totalMs(row);
  const end = Math.max(scale.px(0), ...segments.map(({ to }) => scale.px(to)));
  const { bar, before, rails } = layout;
  return (
    <svg width={width} height={layout.height} aria-hidden focusable={false} style={{ display: 'block' }}>
      <rect x={0} y={bar.y} width={scale.px(scale.to)} height={bar.height} rx={2} fill={look.track} />
      {segments.map((segment) => (
        <BarPart key={segment.part} {...{ segment, scale, look, formats }} y={bar.y} height={bar.height} />
      ))}
      {withSum && total !== undefined && (
        <text x={end + 6} y={bar.y + bar.height / 2} dy="0.35em" fontSize={12} fontWeight={500} fill={look.text}>
          {formats.ms(total)}
        </text>
      )}
      {before && (
        <g opacity={0.6}>
          {stackParts(shownEarlier(row)).map((segment) => (
            <BarPart key={segment.part} {...{ segment, scale, look }} y={before.y} height={before.height} />
          ))}
        </g>
      )}
      {rails &&
        railsOf(row).map((rail) => (
          <PercentileRail key={rail.side} {...{ rail, scale, look, width }} y={rails[rail.side]} />
        ))}
    </svg>
  );
}

interface BarPartProps {
  readonly segment: Segment;
  readonly scale: Pick<TimeScale, 'to' | 'px'>;
  readonly look: LatencyLook;
  /** Without it, no value stands in the part. */
  readonly formats?: LatencyFormats;
  readonly y: number;
  readonly height: number;
}

/** A part of a bar, with its value inside where that fits. */
export function BarPart({ segment, scale, look, formats, y, height }: BarPartProps) {
  const negative = segment.ms < 0;
  const [from, to] = [Math.max(0, scale.px(segment.from)), Math.min(scale.px(scale.to), scale.px(segment.to))];
  // A gap tells parts apart that have the same brightness.
  const width = Math.max(leastPx, to - from - 1);
  const paint = look.parts[segment.part];
  const text = formats?.ms(segment.ms) ?? '';
  const fits = text !== '' && width >= text.length * letter + 8;
  return (
    <>
      <rect
        x={from}
        y={y}
        width={width}
        height={height}
        rx={Math.min(2, width / 2)}
        fill={fillOf(look.id, segment.part, negative)}
        stroke={negative ? paint.colour : undefined}
      />
      {fits && (paint.texture !== 'plain' || negative) && (
        <rect
          x={from + width / 2 - (text.length * letter) / 2 - 3}
          y={y + 1.5}
          width={text.length * letter + 6}
          height={height - 3}
          rx={2}
          fill={negative ? look.behind : paint.colour}
        />
      )}
      {fits && (
        <text
          x={from + width / 2}
          y={y + height / 2}
          dy="0.35em"
          fontSize={11}
          textAnchor="middle"
          fill={negative ? look.text : paint.on}
        >
          {text}
        </text>
      )}
    </>
  );
}
