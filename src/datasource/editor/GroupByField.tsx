import { useEditor } from './EditorContext';
import { knows } from './fitsSignal';
import { ListField } from './ListField';
import { type PartProps } from './PartProps';
import { toGroupOptions } from './toGroupOptions';
import { useOwnLabels } from './useOwnLabels';

/** By what results are told apart: the query's own names, and any label of the server's. */
export function GroupByField({ query, onChange }: PartProps) {
  const { chosen: signal, missingLabels } = useEditor().catalogue;
  const ownLabels = useOwnLabels();
  return (
    <ListField
      field="groupBy"
      label="Group by"
      tooltip="One result for each combination of these. Labels of your own can be typed."
      options={[...toGroupOptions(signal, missingLabels), ...ownLabels.others]}
      isLoading={ownLabels.isLoading}
      onOpenMenu={ownLabels.load}
      none="nothing: one total"
      value={query.groupBy}
      placeholder={knows(signal, 'source.workload') ? 'both ends’ namespace and workload' : 'workload and its namespace'}
      onChange={(groupBy) => onChange({ groupBy })}
    />
  );
}
