import { Button } from '@grafana/ui';
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
        tooltip="Find, hide, narrow down (key /)"
        onClick={toggleFind}
      >
        Find
      </Button>
      {failing > 0 && width >= 420 && (
        <Button
          {...look}
          variant={list === 'causes' ? 'primary' : 'secondary'}
          aria-pressed={list === 'causes'}
          tooltip="Failing calls, the likeliest cause first"
          onClick={() => toggleList('causes')}
        >
          {width < 760 ? 'Causes' : 'Where did it start'}
        </Button>
      )}
      {changed !== undefined && (
        <Button
          {...look}
          variant={list === 'changes' ? 'primary' : 'secondary'}
          aria-pressed={list === 'changes'}
          tooltip="What changed, the worst first"
          onClick={() => toggleList('changes')}
        >
          {`Changes ${changed}`}
        </Button>
      )}
      <Button
        {...look}
        variant={tableShown ? 'primary' : 'secondary'}
        aria-pressed={tableShown}
        tooltip={tableShown ? 'Show the picture' : 'Show a table of the same data'}
        onClick={toggleTable}
      >
        Table
      </Button>
      {width >= 560 && (
        <Button {...look} variant="secondary" tooltip="Zoom to fit the whole mesh (key 0)" onClick={fit}>
          Fit
        </Button>
      )}
      {children}
    </>
  );
}
