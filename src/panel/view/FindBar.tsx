import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, FilterPill, IconButton, Input, useStyles2 } from '@grafana/ui';
import { type KeyboardEvent } from 'react';

import { testIds } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { type Direction, type Surroundings } from '../find/focusOn';
import { type Hideable } from '../find/hideParts';
import { type View } from '../state/useViewState';
import { type Narrowing } from './useNarrowing';

interface Props extends Pick<Narrowing, 'matches' | 'follows'> {
  readonly view: View;
  /** Goes to the next match, or the one before. */
  readonly onNext: (step: 1 | -1) => void;
  readonly onClose: () => void;
}

const hideables: readonly Hideable[] = ['healthy', 'idle', 'unknown'];
const directions: readonly Direction[] = ['upstream', 'downstream', 'both'];

function nameOfPart(part: Hideable): string {
  switch (part) {
    case 'healthy':
      return t('view.find.healthy', 'healthy');
    case 'idle':
      return t('view.find.idle', 'idle');
    case 'unknown':
      return t('view.find.unknown', 'unknown');
  }
}

function nameOfDirection(direction: Direction): string {
  switch (direction) {
    case 'upstream':
      return t('view.find.upstream', 'upstream');
    case 'downstream':
      return t('view.find.downstream', 'downstream');
    case 'both':
      return t('view.find.both', 'both');
  }
}

/** Finds, hides, and narrows to the surroundings of a node. */
export function FindBar({ view, matches, follows, onNext, onClose }: Props) {
  const { state, dispatch } = view;
  const { text, focus } = state;
  const { hide } = state.arranged;
  const styles = useStyles2(getStyles);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      onNext(event.shiftKey ? -1 : 1);
    }
  };
  const toggle = (part: Hideable) =>
    dispatch({ type: 'hide', parts: hide.includes(part) ? hide.filter((other) => other !== part) : [...hide, part] });
  return (
    <div className={styles.bar} role="search" data-testid={testIds.find}>
      <div className={styles.search}>
        <Input
          autoFocus
          type="search"
          aria-label={t('view.find.label', 'Find in the mesh')}
          placeholder={t('view.find.placeholder', 'name, errors > 5%, latency > 200ms, not mtls, flag UH')}
          value={text}
          onChange={(event) => dispatch({ type: 'find', text: event.currentTarget.value })}
          onKeyDown={onKeyDown}
          suffix={
            <span className={styles.count} role="status">
              {text !== '' &&
                (follows ? t('view.find.follows', 'latency follows') : t('view.find.found', '{{found}} found', { found: matches.length }))}
            </span>
          }
        />
        <IconButton name="times" tooltip={t('view.find.close', 'Close the search (Escape)')} onClick={onClose} />
      </div>
      <div className={styles.row} role="group" aria-label={t('view.find.hide', 'Hide')}>
        <span>{t('view.find.hide', 'Hide')}</span>
        {hideables.map((part) => (
          <FilterPill key={part} label={nameOfPart(part)} selected={hide.includes(part)} onClick={() => toggle(part)} />
        ))}
      </div>
      {focus && <FocusRow focus={focus} setFocus={(next) => dispatch({ type: 'refocus', focus: next })} />}
    </div>
  );
}

interface FocusRowProps {
  readonly focus: Surroundings;
  readonly setFocus: (focus: Surroundings | undefined) => void;
}

function FocusRow({ focus, setFocus }: FocusRowProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.row} role="group" aria-label={t('view.find.focus', 'Focus')}>
      <span>{t('view.find.around', 'Around it')}</span>
      {[1, 2, 3].map((hops) => (
        <FilterPill
          key={hops}
          label={t('view.find.hops', '', { count: hops, defaultValue_one: '{{count}} hop', defaultValue_other: '{{count}} hops' })}
          selected={focus.hops === hops}
          onClick={() => setFocus({ ...focus, hops })}
        />
      ))}
      {directions.map((direction) => (
        <FilterPill
          key={direction}
          label={nameOfDirection(direction)}
          selected={focus.direction === direction}
          onClick={() => setFocus({ ...focus, direction })}
        />
      ))}
      <Button size="sm" fill="text" onClick={() => setFocus(undefined)}>
        {t('view.find.all', 'Show all')}
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'absolute',
    zIndex: 2,
    top: theme.spacing(1),
    left: theme.spacing(1),
    maxWidth: `calc(100% - ${theme.spacing(2)})`,
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  search: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), width: 480, maxWidth: '100%' }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  count: css({ whiteSpace: 'nowrap', color: theme.colors.text.secondary }),
});
