import { useId, useState } from 'react';

import { type SelectableValue } from '@grafana/data';
import { Field } from '@grafana/ui';

import { grpcStatuses } from '../../mesh/grpcStatuses';
import { ValuesSelect } from '../editor/ValuesSelect';
import { type GrpcErrors } from '../MeshDataSourceOptions';

import { ChoiceSetting } from './ChoiceSetting';
import { type SettingProps } from './SettingProps';
import { settingPlaceholders } from './settingPlaceholders';

type Way = 'server' | 'any' | 'listed';

const ways: Array<SelectableValue<Way>> = [
  { label: 'server', value: 'server', description: 'Those that are the server’s fault: 2, 4, 12, 13, 14 and 15' },
  { label: 'any', value: 'any', description: 'Every status but 0' },
  { label: 'listed here', value: 'listed', description: 'Those that you name' },
];

/** The statuses that can be errors, by their numbers. */
const statuses = grpcStatuses.flatMap((name, status) =>
  status === 0 ? [] : [{ label: `${status} ${name}`, value: String(status) }]
);

/** Which gRPC statuses are errors under 5xx: a kind of them, or a list. */
export function GrpcErrorsSetting({ value, onChange, disabled }: Pick<SettingProps<GrpcErrors>, 'value' | 'onChange' | 'disabled'>) {
  const id = useId();
  const [chosen, setChosen] = useState<Way>();
  const saved = Array.isArray(value) ? 'listed' : value;
  const way = saved ?? chosen;
  return (
    <>
      <ChoiceSetting<Way>
        label="gRPC errors"
        description="Which gRPC statuses are errors under 5xx. Under the other definitions every status but 0 is one."
        options={ways}
        value={way}
        placeholder={settingPlaceholders.grpcErrors}
        disabled={disabled}
        onChange={(next) => {
          setChosen(next);
          onChange(next === 'listed' ? undefined : next);
        }}
      />
      {way === 'listed' && (
        <Field
          label="gRPC statuses"
          description="The statuses that are errors, from 1 to 16. As long as there is none, those are that are the server’s fault."
          htmlFor={id}
          disabled={disabled}
        >
          <ValuesSelect
            inputId={id}
            name="gRPC statuses"
            values={Array.isArray(value) ? value.map(String) : []}
            width={40}
            options={statuses}
            placeholder="14"
            disabled={disabled}
            onChange={(list) => {
              const known = list.filter((status) => statuses.some((other) => other.value === status));
              setChosen('listed');
              onChange(known.length > 0 ? known : undefined);
            }}
          />
        </Field>
      )}
    </>
  );
}
