import { type TimeRange } from '@grafana/data';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { t } from '../../mesh/t';
import { type Target } from '../picture/Focus';
import { type SideList } from '../state/ViewState';
import { CauseList } from './CauseList';
import { ChangeList } from './ChangeList';
import { Details } from './Details';
import { Drawer } from '../parts/Drawer';
import { KeyList } from './KeyList';
import { type SideLists } from './useSideLists';

interface Props extends SideLists {
  /** Which list is open. */
  readonly list: SideList | undefined;
  /** What is drawn. */
  readonly graph: Graph;
  /** What it was before anything was folded: what the lists speak of. */
  readonly narrowed: Graph;
  readonly formats: MeasureFormats;
  /** The dashboard's. */
  readonly range: TimeRange | undefined;
  readonly selected: Target | undefined;
  /** CSS pixels. */
  readonly width: number;
  /** Opens what is drawn. */
  readonly onSelect: (target: Target) => void;
  /** Opens what may be folded. */
  readonly onGoTo: (target: Target) => void;
  readonly onFocus: (target: Target) => void;
  readonly onClose: () => void;
}

function titleOf(list: SideList): string {
  switch (list) {
    case 'causes':
      return t('view.side.causes', 'Where did it start');
    case 'changes':
      return t('view.side.changes', 'What changed');
    case 'keys':
      return t('view.side.keys', 'Keyboard');
  }
}

/** What lies over the picture's right side: the details of what is selected, else the list that is open. */
export function SideDrawer(props: Props) {
  const { graph, narrowed, formats, range, selected, width, list, causes, changes } = props;
  const { onSelect, onGoTo, onFocus, onClose } = props;
  if (selected) {
    return <Details {...{ graph, formats, range, width, onSelect, onFocus, onClose }} target={selected} />;
  }
  if (!list) {
    return null;
  }
  return (
    <Drawer title={titleOf(list)} label={titleOf(list)} width={width} onClose={onClose}>
      {list === 'causes' && <CauseList {...{ graph: narrowed, causes, formats }} onSelect={onGoTo} />}
      {list === 'changes' && <ChangeList graph={narrowed} changes={changes ?? []} onSelect={onGoTo} />}
      {list === 'keys' && <KeyList />}
    </Drawer>
  );
}
