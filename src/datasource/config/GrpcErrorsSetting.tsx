import { useId, useState } from 'react';

import { type SelectableValue } from '@grafana/data';
import { Field } from '@grafana/ui';

import { grpcStatuses } from '../../mesh/grpcStatuses';
import { t } from '../../mesh/t';
import { ValuesSelect } from '../editor/ValuesSelect';
import { type GrpcErrors } from '../MeshDataSourceOptions';

import { ChoiceSetting } from './ChoiceSetting';
import { type SettingProps } from './SettingProps';
import { settingExamples, settingPlaceholders } from './settingPlaceholders';

type Way = 'server' | 'any' | 'listed';

const ways = (): Array<SelectableValue<Way>> => [
  { label: t('config.grpc-errors.server', 'server'), value: 'server', description: t('config.grpc-errors.those-that-are-the', 'Those that are the server’s fault: 2, 4, 12, 13, 14 and 15') },
  { label: t('config.grpc-errors.any', 'any'), value: 'any', description: t('config.grpc-errors.every-status-but-0', 'Every status but 0') },
  { label: t('config.grpc-errors.listed-here', 'listed here'), value: 'listed', description: t('config.grpc-errors.those-that-you-name', 'Those that you name') },
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
        label={t('config.grpc-errors.grpc-errors', 'gRPC errors')}
        description={t('config.grpc-errors.which-grpc-statuses-are', 'Which gRPC statuses are errors under 5xx. Under the other definitions every status but 0 is one.')}
        options={ways()}
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
          label={t('config.grpc-errors.grpc-statuses', 'gRPC statuses')}
          description={t('config.grpc-errors.the-statuses-that-are', 'The statuses that are errors, from 1 to 16. As long as there is none, those are that are the server’s fault.')}
          htmlFor={id}
          disabled={disabled}
        >
          <ValuesSelect
            inputId={id}
            name={t('config.grpc-errors.grpc-statuses', 'gRPC statuses')}
            values={Array.isArray(value) ? value.map(String) : []}
            width={40}
            options={statuses}
            placeholder={settingExamples.grpcStatus}
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
