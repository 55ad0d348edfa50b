import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { type ReactNode } from 'react';

import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { toErrorScale } from '../picture/ErrorScale';
import { type IconName, icons } from '../picture/icons';
import { toLookOf } from '../picture/Look';

interface Props {
  /** Single words, for narrow panels. */
  readonly short: boolean;
  readonly formats: MeasureFormats;
  /** How long ago the graph was that is compared with. */
  readonly compareTo?: string;
}

/** What widths, colours and signs mean. */
export function Legend({ short, formats, compareTo }: Props) {
  const scale = toErrorScale(formats.field('errorRatio'));
  const share = (ratio: number) => `≥ ${formats.brief('errorRatio', ratio)}`;
  const styles = useStyles2(getStyles);
  const look = toLookOf(useTheme2(), formats.field('errorRatio'));
  return (
    <div className={styles.legend} data-testid={testIds.legend}>
      {compareTo && (
        <Entry 
          text={
            short
              ? t('view.legend.change-short', 'gone since {{ago}}', { ago: compareTo })
              : t('view.legend.change', 'gone; new, ▲ ▼ worse, better than {{ago}} ago', { ago: compareTo })
          }
        >
          <Line colour={look.line.fine} dash="3 5" />
        </Entry>
      )}
      <Entry text={short ? t('view.legend.rate-short', 'rate') : t('view.legend.rate', 'width: rate')}>
        <path d="M1 6.5 27 2v9L1 7.5Z" fill={look.line.fine} />
      </Entry>
      <Entry text={short ? share(scale.degraded) : t('view.legend.degraded', '! errors {{share}}', { share: share(scale.degraded) })}>
        <Line colour={look.line.degraded} />
      </Entry>
      {Number.isFinite(scale.failing) && (
        <Entry text={short ? share(scale.failing) : t('view.legend.failing', '✕ errors {{share}}', { share: share(scale.failing) })}>
          <Line colour={look.line.failing} />
        </Entry>
      )}
      <Entry text={short ? t('view.legend.tcp-short', 'TCP') : t('view.legend.tcp', 'TCP: bytes or connections')}>
        <Line colour={look.kind.tcp} dash="6 4" />
      </Entry>
      <Entry text={short ? t('view.legend.plain-short', 'plain') : t('view.legend.plain', 'plain traffic; no lock: all is encrypted, or not known')}>
        <Sign name="lockOpen" colour={look.line.failing} />
      </Entry>
    </div>
  );
}

function Entry({ text, children }: { text: string; children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.entry}>
      <svg width={28} height={13} aria-hidden>
        {children}
      </svg>
      {text}
    </span>
  );
}

function Line({ colour, dash }: { colour: string; dash?: string }) {
  return <path d="M1 6.5H27" stroke={colour} strokeWidth={3} strokeDasharray={dash} />;
}

function Sign({ name, colour }: { name: IconName; colour: string }) {
  return <path d={icons[name]} stroke={colour} strokeWidth={1.6} fill="none" transform="translate(12 0) scale(.82)" />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  // What does not fit wraps into a line that is not seen: an entry is whole or not there.
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    height: 20,
    minWidth: 0,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
  }),
  entry: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), height: 20 }),
});
