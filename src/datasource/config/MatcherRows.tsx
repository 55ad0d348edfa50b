import { type SelectableValue } from '@grafana/data';
import { AccessoryButton, InputGroup } from '@grafana/plugin-ui';
import { FieldValidationMessage, Input, Select } from '@grafana/ui';
import { t } from '../../mesh/t';

import { type LabelMatcher } from '../MeshDataSourceOptions';
import { RowList } from '../RowList';
import { useDraft } from '../useDraft';
import { useRows } from '../useRows';

const operators = (): Array<SelectableValue<LabelMatcher['op']>> => [
  { label: '=', value: '=', description: t('config.matcher-rows.is', 'is') },
  { label: '!=', value: '!=', description: t('config.matcher-rows.is-not', 'is not') },
  { label: '=~', value: '=~', description: t('config.matcher-rows.matches-the-regular-expression', 'matches the regular expression (RE2)') },
  { label: '!~', value: '!~', description: t('config.matcher-rows.does-not-match-the', 'does not match the regular expression (RE2)') },
];

interface Props {
  /** What the matchers are: `Required matchers`. */
  name: string;
  /** One of them, in a sentence: `required matcher`. */
  one: string;
  matchers: LabelMatcher[] | undefined;
  /** Undefined where none is left. */
  onChange: (matchers: LabelMatcher[] | undefined) => void;
  disabled: boolean;
}

/**
 * Rows of label, operator and value. A row that lacks one stays here and is not saved: it would
 * match everything, where its author meant to restrict.
 */
export function MatcherRows({ name, one, matchers = [], onChange, disabled }: Props) {
  const list = useRows({
    saved: matchers,
    toSaved,
    onChange: (complete) => onChange(complete.length > 0 ? complete : undefined),
  });
  return (
    <fieldset disabled={disabled} aria-label={name}>
      <RowList list={list}>
        {({ number, row, onChange: change, onDelete }) => (
          <MatcherRow name={t('config.rows.numbered', '{{name}} {{number}}', { name: one, number })} {...{ row, onDelete, disabled }} onChange={change} />
        )}
      </RowList>
      {list.rows.some(({ value }) => !toSaved(value)) && (
        <FieldValidationMessage>{t('config.rows.matcher-incomplete', 'A matcher is saved once it has a label and a value.')}</FieldValidationMessage>
      )}
    </fieldset>
  );
}

function toSaved({ label, op = '=', value }: Partial<LabelMatcher>): LabelMatcher | undefined {
  return label && value ? { label, op, value } : undefined;
}

interface RowProps {
  name: string;
  row: Partial<LabelMatcher>;
  onChange: (row: Partial<LabelMatcher>) => void;
  onDelete: () => void;
  disabled: boolean;
}

function MatcherRow({ name, row, onChange, onDelete, disabled }: RowProps) {
  const label = useDraft({ value: row.label, onCommit: (text = '') => onChange({ ...row, label: text }) });
  const value = useDraft({ value: row.value, onCommit: (text = '') => onChange({ ...row, value: text }) });
  return (
    <InputGroup>
      <Input aria-label={t('config.rows.label-of', 'Label of {{name}}', { name })} placeholder={t('config.matcher-rows.label', 'label')} width={24} {...label.inputProps} />
      <Select<LabelMatcher['op']>
        aria-label={t('config.rows.operator-of', 'Operator of {{name}}', { name })}
        width="auto"
        disabled={disabled}
        options={operators()}
        value={row.op ?? '='}
        onChange={({ value: op }) => onChange({ ...row, op })}
      />
      <Input aria-label={t('config.rows.value-of', 'Value of {{name}}', { name })} placeholder={t('config.matcher-rows.value', 'value')} width={32} {...value.inputProps} />
      <AccessoryButton
        aria-label={t('config.rows.remove', 'Remove {{name}}', { name })}
        icon="times"
        variant="secondary"
        type="button"
        onClick={onDelete}
      />
    </InputGroup>
  );
}
