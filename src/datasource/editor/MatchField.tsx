import { EditorField, InputGroup } from '@grafana/plugin-ui';

import { type Match, type MatchOperator } from '../../mesh/MeshQuery';

import { matchOperators } from './choices';
import { useField } from './EditorContext';
import { fromMatch, toMatch } from './match';
import { OperatorSelect } from './OperatorSelect';
import { useValueOptions } from './useValueOptions';
import { ValuesSelect } from './ValuesSelect';

interface Props {
  /** The field's path in the query: `source.namespace`. */
  field: string;
  /** What stands above the field. */
  label: string;
  /** The whole name, for those who cannot see the row that it stands in. */
  name: string;
  value: Match | undefined;
  onChange: (value: Match | undefined) => void;
  tooltip?: string;
}

/** An operator and the values that a label is compared with. */
export function MatchField({ field, label, name, value, onChange, tooltip }: Props) {
  const { id, error } = useField(field);
  const { options, isLoading, load } = useValueOptions(field);
  const { op, values } = fromMatch(value);
  return (
    <EditorField label={label} tooltip={tooltip} htmlFor={id} invalid={Boolean(error)} error={error} width={18}>
      <InputGroup>
        <OperatorSelect<MatchOperator>
          name={name}
          operators={matchOperators}
          value={op}
          onChange={(chosen) => onChange(toMatch({ op: chosen, values }))}
        />
        <ValuesSelect
          inputId={id}
          name={name}
          values={values}
          options={options}
          isLoading={isLoading}
          onOpenMenu={load}
          onChange={(chosen) => onChange(toMatch({ op, values: chosen }))}
          placeholder={op === 'absent' ? 'no value' : 'any'}
          disabled={op === 'absent'}
          invalid={Boolean(error)}
          // The room is for the values: source and destination stand in one row.
          isClearable={false}
        />
      </InputGroup>
    </EditorField>
  );
}
