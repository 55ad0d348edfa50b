import { useState } from 'react';

import { type SelectableValue } from '@grafana/data';
import { AccessoryButton, EditorList, InputGroup } from '@grafana/plugin-ui';
import { FieldValidationMessage, Input, Select } from '@grafana/ui';

import { type RequiredMatcher } from '../MeshDataSourceOptions';
import { useDraft } from '../useDraft';

import { type SectionProps } from './SectionProps';

const operators: Array<SelectableValue<RequiredMatcher['op']>> = [
  { label: '=', value: '=', description: 'is' },
  { label: '!=', value: '!=', description: 'is not' },
  { label: '=~', value: '=~', description: 'matches the regular expression (RE2)' },
  { label: '!~', value: '!~', description: 'does not match the regular expression (RE2)' },
];

/**
 * Rows of label, operator and value. A row that lacks one stays here and is not saved: it would
 * match everything, where its author meant to restrict.
 */
export function RequiredMatchers({ settings, onChange, disabled }: SectionProps) {
  const [drafts, setDrafts] = useState<Array<Partial<RequiredMatcher>>>([]);
  const rows: Array<Partial<RequiredMatcher>> = [...(settings.requiredMatchers ?? []), ...drafts];
  const change = (changed: Array<Partial<RequiredMatcher>>) => {
    const complete = changed.flatMap(({ label, op = '=', value }) => (label && value ? [{ label, op, value }] : []));
    setDrafts(changed.filter(({ label, value }) => !label || !value));
    onChange({ requiredMatchers: complete.length > 0 ? complete : undefined });
  };
  return (
    <fieldset disabled={disabled} aria-label="Required matchers">
      <EditorList
        items={rows}
        onChange={change}
        renderItem={(row: Partial<RequiredMatcher>, onRowChange: RowProps['onChange'], onDelete: () => void) => (
          <MatcherRow
            row={row}
            number={rows.indexOf(row) + 1}
            onChange={onRowChange}
            onDelete={onDelete}
            disabled={disabled}
          />
        )}
      />
      {drafts.length > 0 && (
        <FieldValidationMessage>A matcher is saved once it has a label and a value.</FieldValidationMessage>
      )}
    </fieldset>
  );
}

interface RowProps {
  row: Partial<RequiredMatcher>;
  number: number;
  onChange: (row: Partial<RequiredMatcher>) => void;
  onDelete: () => void;
  disabled: boolean;
}

function MatcherRow({ row, number, onChange, onDelete, disabled }: RowProps) {
  const label = useDraft({ value: row.label, onCommit: (text = '') => onChange({ ...row, label: text }) });
  const value = useDraft({ value: row.value, onCommit: (text = '') => onChange({ ...row, value: text }) });
  return (
    <InputGroup>
      <Input aria-label={`Label of matcher ${number}`} placeholder="label" width={24} {...label.inputProps} />
      <Select<RequiredMatcher['op']>
        aria-label={`Operator of matcher ${number}`}
        width="auto"
        disabled={disabled}
        options={operators}
        value={row.op ?? '='}
        onChange={({ value: op }) => onChange({ ...row, op })}
      />
      <Input aria-label={`Value of matcher ${number}`} placeholder="value" width={32} {...value.inputProps} />
      <AccessoryButton
        aria-label={`Remove matcher ${number}`}
        icon="times"
        variant="secondary"
        type="button"
        onClick={onDelete}
      />
    </InputGroup>
  );
}
