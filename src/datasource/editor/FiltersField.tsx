import { useId } from 'react';

import { type SelectableValue } from '@grafana/data';
import { AccessoryButton, EditorField, InputGroup } from '@grafana/plugin-ui';
import { Select } from '@grafana/ui';

import { type LabelFilter } from '../../mesh/MeshQuery';
import { type ListedRow, RowList } from '../RowList';
import { useRows } from '../useRows';

import { useEditor, useField } from './EditorContext';
import { OperatorSelect } from './OperatorSelect';
import { useOwnLabels } from './useOwnLabels';
import { useLabelValues } from './useValueOptions';
import { ValuesSelect } from './ValuesSelect';

const operators: Array<SelectableValue<LabelFilter['op']>> = [
  { label: '=', value: '=' },
  { label: '!=', value: '!=' },
  { label: '=~', value: '=~' },
  { label: '!~', value: '!~' },
];

interface Props {
  filters: LabelFilter[] | undefined;
  onChange: (filters: LabelFilter[] | undefined) => void;
}

/** Conditions on labels by their own names. A row without a label stays here and is not saved. */
export function FiltersField({ filters = [], onChange }: Props) {
  const { id, error } = useField('filters');
  const list = useRows({
    saved: filters,
    toSaved,
    onChange: (complete) => onChange(complete.length > 0 ? complete : undefined),
  });
  const others = (number: number) => list.rows.flatMap(({ value }, index) => (index === number - 1 ? [] : (toSaved(value) ?? [])));
  return (
    <EditorField
      label="Labels"
      tooltip="Any label that the mesh’s metrics carry, by its own name: one that a tag override added, for example."
      invalid={Boolean(error)}
      error={error}
    >
      <div id={id} role="group" aria-label="Conditions on labels" tabIndex={-1}>
        <RowList list={list}>{(listed) => <FilterRow {...listed} others={others(listed.number)} />}</RowList>
      </div>
    </EditorField>
  );
}

function toSaved({ label, op = '=', ...rest }: Partial<LabelFilter>): LabelFilter | undefined {
  return label ? { label, op, ...rest } : undefined;
}

interface RowProps extends ListedRow<LabelFilter> {
  /** The conditions beside this one. */
  others: LabelFilter[];
}

function FilterRow({ row, number, others, onChange, onDelete }: RowProps) {
  const id = useId();
  const { query } = useEditor();
  const ownLabels = useOwnLabels();
  const suggested = useLabelValues(row.label ? [row.label] : [], { ...query, filters: others });
  const values = row.values ?? (row.value ? [row.value] : []);
  // One operator in the row stands for both forms that are saved, `=` for one value and `=|` for several.
  const op = row.op === '=|' ? '=' : row.op === '!=|' ? '!=' : (row.op ?? '=');
  const toRow = (chosen: string[], chosenOp: LabelFilter['op']): Partial<LabelFilter> => {
    const listOp = chosenOp === '=' || chosenOp === '!=' ? (`${chosenOp}|` as const) : chosenOp;
    return chosen.length > 1
      ? { label: row.label, op: listOp, values: chosen }
      : { label: row.label, op: chosenOp, value: chosen[0] };
  };
  return (
    <InputGroup>
      <Select<string>
        aria-label={`Label of filter ${number}`}
        placeholder="label"
        width={24}
        options={ownLabels.all}
        value={row.label ? { label: row.label, value: row.label } : null}
        isLoading={ownLabels.isLoading}
        onOpenMenu={ownLabels.load}
        blurInputOnSelect={false}
        allowCustomValue
        formatCreateLabel={(text) => `Use “${text}”`}
        onChange={({ value }) => onChange({ ...row, label: value })}
      />
      <OperatorSelect<LabelFilter['op']>
        name={`Filter ${number}`}
        operators={operators}
        value={op}
        onChange={(chosen) => onChange(toRow(values, chosen))}
      />
      <ValuesSelect
        inputId={id}
        name={`Value of filter ${number}`}
        values={values}
        options={suggested.options}
        isLoading={suggested.isLoading}
        onOpenMenu={suggested.load}
        placeholder="value"
        onChange={(chosen) => onChange(toRow(chosen, op))}
      />
      <AccessoryButton
        aria-label={`Remove filter ${number}`}
        icon="times"
        variant="secondary"
        type="button"
        onClick={onDelete}
      />
    </InputGroup>
  );
}
