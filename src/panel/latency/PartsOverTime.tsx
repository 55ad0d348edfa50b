import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type PointerEvent, useContext, useMemo, useState } from 'react';

import { type BreakdownPoint, type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { TimeZoneContext } from '../answers/TimeZoneContext';
import { areaPaths } from './areaPaths';
import { type LatencyFormats } from './LatencyFormats';
import { partWords } from './PartLook';
import { fillOf } from './PartTextures';
import { shownAt } from './shownParts';
import { toTimeScale } from './TimeScale';
import { type LatencyLook } from './useLatencyLook';

interface Props {
  readonly row: BreakdownRow;
  readonly points: readonly BreakdownPoint[];
  readonly range: TimeRange | undefined;
  readonly look: LatencyLook;
  readonly formats: LatencyFormats;
  /** CSS pixels. */
  readonly width: number;
}

const height = 110;
/** What the scale's labels take on the left, in CSS pixels. */
const axis = 44;

/** The parts of a row over the dashboard's range, stacked; what was at the pointer's time stands beneath. */
export function PartsOverTime({ row, points, range, look, formats, width }: Props) {
  const styles = useStyles2(getStyles);
  const [at, setAt] = useState<number>();
  const from = range?.from.valueOf() ?? points[0]?.time ?? 0;
  const to = range?.to.valueOf() ?? points.at(-1)?.time ?? 1;
  const areas = useMemo(() => {
    const stacked = points.map((point) => ({ time: point.time, parts: shownAt(row, point) }));
    return areaPaths(stacked, { width: width - axis, height, from, to });
  }, [row, points, width, from, to]);
  const ticks = toTimeScale({ from: areas.from, to: areas.to, width: height * 2.2 }).ticks;
  const means = points.flatMap((point) => totalMs(point) ?? []);
  const [least, most] = [Math.min(...means), Math.max(...means)].map((ms) => formats.ms(ms));
  const course = { least, most, last: formats.ms(means.at(-1)) };
  const shown = at === undefined ? points.at(-1) : nearest(points, at);
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setAt(from + ((event.clientX - box.left - axis) / Math.max(1, box.width - axis)) * (to - from));
  };
  const timeZone = useContext(TimeZoneContext);
  const format = to - from > 86_400_000 ? 'MM-DD HH:mm' : 'HH:mm:ss';
  const clock = (time: number) => dateTimeFormat(time, { format, timeZone });
  return (
    <figure className={styles.figure}>
      <svg
        {...{ width, height }}
        role="img"
        aria-label={t('latency.course', 'Parts over the dashboard’s range: the mean from {{least}} to {{most}}, {{last}} at its end', course)}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setAt(undefined)}
      >
        <g transform={`translate(${axis} 0)`}>
          {areas.paths.map(({ part, path }) => (
            <path key={part} d={path} fill={fillOf(look.id, part)} stroke={look.parts[part].colour} strokeWidth={0.75} />
          ))}
          {ticks.map((ms) => (
            <g key={ms}>
              <line x1={0} x2={width - axis} y1={areas.y(ms)} y2={areas.y(ms)} stroke={look.guide} />
              <text x={-6} y={Math.min(height - 1, Math.max(9, areas.y(ms) + 3.5))} textAnchor="end" className={styles.tick}>
                {formats.tick(ms)}
              </text>
            </g>
          ))}
          {at !== undefined && shown && (
            <line x1={areas.x(shown.time)} x2={areas.x(shown.time)} y1={0} y2={height} stroke={look.text} />
          )}
        </g>
      </svg>
      <div className={styles.times}>
        <span>{clock(from)}</span>
        <span>{clock(to)}</span>
      </div>
      {shown && (
        <figcaption className={styles.caption}>
          {[
            `${clock(shown.time)}: ${formats.ms(totalMs(shown))}`,
            ...shownAt(row, shown).map(({ part, ms }) => `${partWords(part).name} ${formats.ms(ms)}`),
          ].join(', ')}
        </figcaption>
      )}
    </figure>
  );
}

function nearest(points: readonly BreakdownPoint[], time: number): BreakdownPoint | undefined {
  const apart = (point: BreakdownPoint) => Math.abs(point.time - time);
  return points.reduce((a, b) => (a && apart(a) <= apart(b) ? a : b), points[0]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ margin: 0, svg: { display: 'block' } }),
  tick: css({ fontSize: 10, fill: theme.colors.text.secondary }),
  times: css({
    paddingLeft: axis,
    display: 'flex',
    justifyContent: 'space-between',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  caption: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums', minHeight: '3em' }),
});
