import { useId, useState } from 'react';

import { type SelectableValue } from '@grafana/data';
import { AccessoryButton, EditorField, EditorList, InputGroup } from '@grafana/plugin-ui';
import { Select } from '@grafana/ui';

import { type LabelFilter } from '../../mesh/MeshQuery';

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
  const [drafts, setDrafts] = useState<Array<Partial<LabelFilter>>>([]);
  const rows: Array<Partial<LabelFilter>> = [...filters, ...drafts];
  const { id, error } = useField('filters');
  const change = (changed: Array<Partial<LabelFilter>>) => {
    const complete = changed.flatMap(({ label, op = '=', ...rest }) => (label ? [{ label, op, ...rest }] : []));
    setDrafts(changed.filter(({ label }) => !label));
    if (JSON.stringify(complete) !== JSON.stringify(filters)) {
      onChange(complete.length > 0 ? complete : undefined);
    }
  };
  return (
    <EditorField
      label="Labels"
      tooltip="Any label that the mesh’s metrics carry, by its own name: one that a tag override added, for example."
      invalid={Boolean(error)}
      error={error}
    >
      <div id={id} role="group" aria-label="Conditions on labels" tabIndex={-1}>
        <EditorList
          items={rows}
          onChange={change}
          renderItem={(row: Partial<LabelFilter>, onRowChange: RowProps['onChange'], onDelete: () => void) => (
            <FilterRow row={row} number={rows.indexOf(row) + 1} onChange={onRowChange} onDelete={onDelete} />
          )}
        />
      </div>
    </EditorField>
  );
}

interface RowProps {
  row: Partial<LabelFilter>;
  number: number;
  onChange: (row: Partial<LabelFilter>) => void;
  onDelete: () => void;
}

function FilterRow({ row, number, onChange, onDelete }: RowProps) {
  const id = useId();
  const { query } = useEditor();
  const ownLabels = useOwnLabels();
  const others = query.filters?.filter((_, index) => index !== number - 1);
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
