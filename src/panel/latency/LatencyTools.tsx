import { Button, Dropdown, Menu } from '@grafana/ui';
import { t } from '../../mesh/t';

import { type LatencySort } from '../options/PanelOptions';
import { sortChoices } from './rankRows';

interface Props {
  readonly statistics: readonly string[];
  readonly compared: boolean;
  readonly sort: LatencySort;
  readonly setSort: (sort: LatencySort) => void;
  readonly tableShown: boolean;
  readonly toggleTable: () => void;
}

/** What one can do with the list. */
export function LatencyTools({ statistics, compared, sort, setSort, tableShown, toggleTable }: Props) {
  const look = { size: 'sm', fill: 'text' } as const;
  const choices = sortChoices(statistics, compared);
  const chosen = choices.find(({ value }) => value === sort) ?? choices[0];
  const menu = (
    <Menu>
      {choices.map(({ value, label, description }) => (
        <Menu.Item
          key={value}
          label={label}
          description={description}
          active={value === sort}
          ariaChecked={value === sort}
          role="menuitemradio"
          onClick={() => setSort(value)}
        />
      ))}
    </Menu>
  );
  return (
    <>
      <Dropdown overlay={menu} placement="top-end">
        <Button {...look} variant="secondary" icon="sort-amount-down" aria-label={t('latency.tools.sorted', 'Sorted by: {{order}}', { order: chosen?.label ?? sort })}>
          {chosen?.label ?? sort}
        </Button>
      </Dropdown>
      <Button
        {...look}
        variant={tableShown ? 'primary' : 'secondary'}
        aria-pressed={tableShown}
        tooltip={tableShown ? t('latency.tools.bars', 'Show the bars') : t('view.tools.table-tooltip', 'Show a table of the same data')}
        onClick={toggleTable}
      >
        {t('view.tools.table', 'Table')}
      </Button>
    </>
  );
}
