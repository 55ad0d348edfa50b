import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';

import { testIds } from '../../mesh/testIds';
import { type Stale } from '../answers/useKeptAnswer';
import { Message } from '../parts/Message';
import { StaleBanner } from '../parts/StaleBanner';
import { type LatencyContent } from './latencyContent';
import { LatencyFormats } from './LatencyFormats';
import { LatencyView, type LatencyViewProps } from './LatencyView';

/** What a latency view is given beside its content. */
export type PaneProps = Omit<LatencyViewProps, 'breakdown' | 'notices' | 'formats'>;

/** The latency view of some content, or what is the matter with it. */
export function LatencyPane({ content, stale, ...props }: PaneProps & { readonly content: LatencyContent; readonly stale?: Stale }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const frames = content.state === 'drawn' ? content.frames : undefined;
  const formats = useMemo(() => new LatencyFormats(frames ?? [], theme), [frames, theme]);
  if (content.state === 'drawn') {
    const { breakdown, notices } = content;
    return (
      <div className={styles.stage}>
        <LatencyView {...props} {...{ breakdown, notices, formats }} />
        <StaleBanner stale={stale} />
      </div>
    );
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
  stage: css({ position: 'relative' }),
  pane: css({ display: 'flex', flexDirection: 'column' }),
  message: css({ flex: 1, minHeight: 0 }),
  back: css({ flex: 'none', display: 'flex', justifyContent: 'flex-end' }),
});
