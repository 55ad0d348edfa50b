import { Button } from '@grafana/ui';
import { t } from '../../mesh/t';
import { type ReactNode } from 'react';

import { type SideList } from '../state/ViewState';

export interface ToolsProps {
  /** CSS pixels of the panel. */
  readonly width: number;
  readonly findShown: boolean;
  readonly toggleFind: () => void;
  /** How many calls fail; without any there is nothing to ask where it started. */
  readonly failing: number;
  /** How many calls changed; undefined where nothing is compared. */
  readonly changed: number | undefined;
  /** Which list is open at the side. */
  readonly list: SideList | undefined;
  readonly toggleList: (list: SideList) => void;
  readonly tableShown: boolean;
  readonly toggleTable: () => void;
  readonly fit: () => void;
  /** What one needs less often. */
  readonly children: ReactNode;
}

/** What one can do with the picture. */
export function Tools(props: ToolsProps) {
  const { width, findShown, toggleFind, failing, changed, list, toggleList, tableShown, toggleTable, fit, children } = props;
  const look = { size: 'sm', fill: 'text' } as const;
  return (
    <>
      <Button
        {...look}
        variant={findShown ? 'primary' : 'secondary'}
        aria-pressed={findShown}
        tooltip={t('view.tools.find-tooltip', 'Find, hide, narrow down (key /)')}
        onClick={toggleFind}
      >
        {t('view.tools.find', 'Find')}
      </Button>
      {failing > 0 && width >= 420 && (
        <Button
          {...look}
          variant={list === 'causes' ? 'primary' : 'secondary'}
          aria-pressed={list === 'causes'}
          tooltip={t('view.tools.causes-tooltip', 'Failing calls, the likeliest cause first')}
          onClick={() => toggleList('causes')}
        >
          {width < 760 ? t('view.tools.causes-short', 'Causes') : t('view.tools.causes', 'Where did it start')}
        </Button>
      )}
      {changed !== undefined && (
        <Button
          {...look}
          variant={list === 'changes' ? 'primary' : 'secondary'}
          aria-pressed={list === 'changes'}
          tooltip={t('view.tools.changes-tooltip', 'What changed, the worst first')}
          onClick={() => toggleList('changes')}
        >
          {t('view.tools.changes', 'Changes {{changed}}', { changed })}
        </Button>
      )}
      <Button
        {...look}
        variant={tableShown ? 'primary' : 'secondary'}
        aria-pressed={tableShown}
        tooltip={tableShown ? t('view.tools.picture', 'Show the picture') : t('view.tools.table-tooltip', 'Show a table of the same data')}
        onClick={toggleTable}
      >
        {t('view.tools.table', 'Table')}
      </Button>
      {width >= 560 && (
        <Button {...look} variant="secondary" tooltip={t('view.tools.fit-tooltip', 'Zoom to fit the whole mesh (key 0)')} onClick={fit}>
          {t('view.tools.fit', 'Fit')}
        </Button>
      )}
      {children}
    </>
  );
}
