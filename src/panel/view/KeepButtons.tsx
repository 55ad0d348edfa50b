import { Button } from '@grafana/ui';
import { t } from '../../mesh/t';

interface Props {
  /** Takes back what was arranged last; undefined where nothing was. */
  readonly undo: (() => void) | undefined;
  /** Saves what was arranged in the panel's options; undefined where these are nobody's to change. */
  readonly keep: (() => void) | undefined;
}

/** What to do with an arrangement that is not the one that the dashboard holds. */
export function KeepButtons({ undo, keep }: Props) {
  const look = { size: 'sm', fill: 'text' } as const;
  return (
    <>
      {undo && (
        <Button
          {...look}
          variant="secondary"
          icon="corner-up-left"
          tooltip={t('view.keep.undo-tooltip', 'Take back what was pinned, unpinned or hidden last (Ctrl Z)')}
          aria-label={t('view.keep.undo', 'Undo')}
          onClick={undo}
        />
      )}
      {keep && (
        <Button
          {...look}
          variant="primary"
          icon="save"
          tooltip={t(
            'view.keep.tooltip',
            'Keep pinned cards and what is hidden as the panel’s own; save the dashboard to keep them for everybody'
          )}
          onClick={keep}
        >
          {t('view.keep.keep', 'Keep')}
        </Button>
      )}
    </>
  );
}
