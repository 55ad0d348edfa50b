import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { Legend } from './Legend';
import { Notices } from './Notices';
import { type Notice } from '../answers/panelContent';

interface Props {
  readonly notices: readonly Notice[];
  readonly formats: MeasureFormats;
  readonly showLegend: boolean;
  /** How long ago the graph was that is compared with. */
  readonly compareTo?: string;
  /** CSS pixels. */
  readonly width: number;
  /** How much is shown out of how much there is. */
  readonly counts: string;
  /** Whether the latency of what is drawn is on its way. */
  readonly latencyFollows?: boolean;
  /** What one can do. */
  readonly children: ReactNode;
}

/** Height of the strip in CSS pixels. */
export const stripHeight = 28;

/** Says the same where there is no room for words. */
const latencyPlace = '… ms';

/** Below the picture: the legend on the left, what one can do on the right. It covers nothing. */
export function Strip({ notices, formats, showLegend, compareTo, width, counts, latencyFollows, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.strip}>
      {showLegend && width >= 640 ? <Legend short={width < 1300} formats={formats} compareTo={compareTo} /> : <span />}
      <div className={styles.tools}>
        {latencyFollows && (
          <span className={styles.counts} role="status" data-testid={testIds.following}>
            {width >= 480 ? t('view.strip.follows', 'latency follows') : latencyPlace}
          </span>
        )}
        {width >= 480 && (
          <span className={styles.counts} data-testid={testIds.counts}>
            {counts}
          </span>
        )}
        {notices.length > 0 && <Notices notices={notices} />}
        {children}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    height: stripHeight,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 1.5),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  tools: css({ display: 'flex', alignItems: 'center', flexShrink: 0, gap: theme.spacing(1) }),
  counts: css({ whiteSpace: 'nowrap' }),
});
