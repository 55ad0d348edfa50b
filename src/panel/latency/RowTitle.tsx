import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

import { type BreakdownRow } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { type RowName } from './rowNames';

interface Props {
  readonly row: BreakdownRow;
  readonly name: RowName;
  readonly children?: ReactNode;
}

/** `caller → callee`, with what else tells the row from others, and signs of doubt and change. */
export function RowTitle({ row, name, children }: Props) {
  const styles = useStyles2(getStyles);
  const change = row.earlier && row.earlier.change !== 'same' ? changeWords(row.earlier.change) : undefined;
  return (
    <div className={styles.title}>
      {!name.everyCaller && (
        <>
          {/* A short name is never cut for a long one. */}
          <span className={styles.caller} style={{ minWidth: `min(${children ? 22 : 38}%, ${name.caller.length * 0.7}ch)` }}>
            {name.caller}
          </span>
          <span className={styles.arrow}>→</span>
        </>
      )}
      <span className={cx(styles.callee, name.everyCallee && styles.words)}>{name.callee}</span>
      {[...name.badges, ...(change ? [change] : [])].map((badge, index) => (
        <span key={`${badge} ${index}`} className={styles.badge}>
          {badge}
        </span>
      ))}
      {children}
    </div>
  );
}

function changeWords(change: 'added' | 'removed'): string {
  return change === 'added' ? t('picture.new', 'new') : t('picture.gone', 'gone');
}

const getStyles = (theme: GrafanaTheme2) => {
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis' } as const;
  return {
    title: css({ display: 'flex', alignItems: 'baseline', whiteSpace: 'nowrap', overflow: 'hidden', fontSize: 13, lineHeight: '19px' }),
    caller: css({ ...cut, flexShrink: 10_000, color: theme.colors.text.secondary }),
    arrow: css({ padding: theme.spacing(0, 0.5), color: theme.colors.text.secondary, flex: 'none' }),
    callee: css({ ...cut, minWidth: 24, fontWeight: theme.typography.fontWeightBold, color: theme.colors.text.primary }),
    words: css({ fontStyle: 'italic', fontWeight: theme.typography.fontWeightRegular }),
    badge: css({
      flex: 'none',
      marginLeft: theme.spacing(0.75),
      padding: theme.spacing(0, 0.5),
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.secondary,
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
  };
};
