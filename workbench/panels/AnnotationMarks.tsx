import { css } from '@emotion/css';
import { type DataFrame, DataFrameView, type GrafanaTheme2, textUtil } from '@grafana/data';
import { Tooltip, type UPlotConfigBuilder, useStyles2 } from '@grafana/ui';
import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';

interface Annotation {
  /** Milliseconds since 1970. */
  time: number;
  title?: string;
  text?: string;
  color?: string;
}

/** What a plot says of itself after it has drawn: each drawing makes another, so that marks follow. */
interface Drawn {
  /** What lies over the drawing, inside the axes. */
  over: HTMLElement;
  /** The times at the left and the right end, in milliseconds since 1970. */
  from: number;
  to: number;
  /** Pixels from the left end. */
  toLeft: (time: number) => number;
}

/** A line at the time of each annotation, which says what happened when it is pointed to. */
export function AnnotationMarks({ config, annotations }: { config: UPlotConfigBuilder; annotations: DataFrame[] }) {
  const styles = useStyles2(getStyles);
  const [drawn, setDrawn] = useState<Drawn>();
  useLayoutEffect(() => {
    config.addHook('draw', ({ over, scales, valToPos }) =>
      setDrawn({ over, from: scales.x?.min ?? 0, to: scales.x?.max ?? 0, toLeft: (time) => valToPos(time, 'x') })
    );
  }, [config]);
  if (!drawn) {
    return null;
  }
  const { over, from, to, toLeft } = drawn;
  const shown = annotations
    .flatMap((frame) => new DataFrameView<Annotation>(frame).toArray())
    .filter(({ time }) => time >= from && time <= to);
  const marks = shown.map((annotation, index) => (
    <Tooltip key={index} content={<What {...annotation} />}>
      <div
        data-testid="annotation"
        className={styles.mark}
        style={{ left: toLeft(annotation.time), color: annotation.color }}
      />
    </Tooltip>
  ));
  return createPortal(marks, over);
}

function What({ title, text }: Annotation) {
  return (
    <>
      <strong>{title}</strong>
      <div dangerouslySetInnerHTML={{ __html: textUtil.sanitize(text ?? '') }} />
    </>
  );
}

/** Half of the room in which a mark feels the pointer, in pixels. */
const reach = 4;

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: 2 * reach,
    marginLeft: -reach,
    color: theme.colors.info.main,
    '&::before': { content: '""', position: 'absolute', top: 0, bottom: 0, left: reach - 1, borderLeft: '2px dashed currentColor' },
    '&::after': {
      content: '""',
      position: 'absolute',
      top: '100%',
      left: 0,
      border: `${reach}px solid transparent`,
      borderTop: 'none',
      borderBottomColor: 'currentColor',
    },
  }),
});
