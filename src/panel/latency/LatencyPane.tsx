import { css } from '@emotion/css';
import { type TimeRange } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { type ReactNode, useMemo } from 'react';

import { type BreakdownRow } from '../../mesh/Breakdown';
import { testIds } from '../../mesh/testIds';
import { type PanelOptions } from '../PanelOptions';
import { Message } from '../view/Message';
import { type LatencyContent } from './latencyContent';
import { LatencyFormats } from './LatencyFormats';
import { LatencyView } from './LatencyView';

export interface PaneProps {
  readonly options: PanelOptions;
  readonly onOptionsChange: (options: PanelOptions) => void;
  /** The dashboard's. */
  readonly range: TimeRange | undefined;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly showInGraph: (row: BreakdownRow) => (() => void) | undefined;
  /** How often somebody came here from the graph: each time, the list takes the keyboard. */
  readonly arrivals: number;
  /** The way back to where somebody came from. */
  readonly back?: ReactNode;
}

/** The latency view of some content, or what is the matter with it. */
export function LatencyPane({ content, ...props }: PaneProps & { readonly content: LatencyContent }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const frames = content.state === 'drawn' ? content.frames : undefined;
  const formats = useMemo(() => new LatencyFormats(frames ?? [], theme), [frames, theme]);
  if (content.state === 'drawn') {
    const { breakdown, notices } = content;
    return <LatencyView {...props} {...{ breakdown, notices, formats }} />;
  }
  const { width, height, back } = props;
  return (
    <div
      className={styles.pane}
      data-testid={testIds.latency}
      data-state={content.state}
      data-drawn-rows={0}
      style={{ width, height }}
    >
      <div className={styles.message}>
        <Message state={content.state} title={content.title} advice={content.advice} />
      </div>
      {back && <div className={styles.back}>{back}</div>}
    </div>
  );
}

const getStyles = () => ({
  pane: css({ display: 'flex', flexDirection: 'column' }),
  message: css({ flex: 1, minHeight: 0 }),
  back: css({ flex: 'none', display: 'flex', justifyContent: 'flex-end' }),
});
