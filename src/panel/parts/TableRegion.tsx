import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

interface Props {
  readonly testId: string;
  readonly label: string;
  /** Visible over the picture; otherwise there for screen readers, for programs, and while the keyboard is in it. */
  readonly shown: boolean;
  /** Styles of the tables while they are visible. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** Where the tables of a view stand. One that is hidden is seen as long as the keyboard is at one of its buttons. */
export function TableRegion({ testId, label, shown, className, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div
      className={shown ? cx(styles.shown, className) : styles.hidden}
      data-testid={testId}
      role="region"
      aria-label={label}
      tabIndex={shown ? 0 : -1}
    >
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const shown = {
    position: 'absolute',
    inset: 0,
    overflow: 'auto',
    background: theme.colors.background.primary,
    zIndex: 1,
  } as const;
  return {
    shown: css(shown),
    hidden: css({
      '&:focus-within': shown,
      '&:not(:focus-within)': {
        position: 'absolute',
        contain: 'strict',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
      },
    }),
  };
};
