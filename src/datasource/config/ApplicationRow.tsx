import { type SelectableValue } from '@grafana/data';
import { AccessoryButton, InputGroup } from '@grafana/plugin-ui';
import { FieldValidationMessage, Input, Select, Stack } from '@grafana/ui';

import { type ApplicationMetric } from '../../mesh/MeshQuery';
import { t } from '../../mesh/t';
import { applicationMetrics, applicationUnits, unitOf } from '../applicationMetrics';
import { placeholders } from '../placeholders';
import { useDraft } from '../useDraft';
import { validateLabel, validateMetric } from '../validation';

type Row = Partial<ApplicationMetric>;

interface Props {
  /** Which one it is: `histogram 2`. */
  name: string;
  row: Row;
  onChange: (row: Row) => void;
  onDelete: () => void;
  /** Nothing for the first. */
  onMoveUp?: () => void;
  disabled: boolean;
}

/** One histogram: its name, its unit, and the labels that say whose a series is. */
export function ApplicationRow({ name, row, onChange, onDelete, onMoveUp, disabled }: Props) {
  const change = (changes: Row) =>
    onChange(Object.fromEntries(Object.entries({ ...row, ...changes }).filter(([, value]) => value !== undefined)));
  const metric = useDraft({ value: row.metric, onCommit: (text) => change({ metric: text }), validate: validateMetric });
  const namespace = useDraft({
    value: row.namespaceLabel,
    onCommit: (text) => change({ namespaceLabel: text }),
    validate: validateLabel,
  });
  const workload = useDraft({
    value: row.workloadLabel,
    onCommit: (text) => change({ workloadLabel: text }),
    validate: validateLabel,
  });
  const told = row.metric && unitOf(row.metric);
  const isUnitMissing = Boolean(row.metric && !row.unit && !told);
  const mistake =
    metric.mistake ??
    namespace.mistake ??
    workload.mistake ??
    (isUnitMissing ? t('config.rows.choose-unit', 'Choose the unit: the name {{metric}} does not tell it.', { metric: row.metric }) : undefined);
  return (
    <Stack direction="column" gap={0.5}>
      <InputGroup>
        <Input
          aria-label={t('config.rows.metric-of', 'Metric of {{name}}', { name })}
          placeholder={applicationMetrics[0]}
          width={44}
          invalid={Boolean(metric.mistake)}
          {...metric.inputProps}
        />
        <Select<'s' | 'ms'>
          aria-label={t('config.rows.unit-of', 'Unit of {{name}}', { name })}
          width={20}
          disabled={disabled}
          invalid={isUnitMissing}
          options={applicationUnits}
          value={row.unit ?? null}
          placeholder={applicationUnits.find(({ value }) => value === told)?.label ?? t('config.rows.unit', 'unit')}
          isClearable
          onChange={(chosen: SelectableValue<'s' | 'ms'> | null) => change({ unit: chosen?.value })}
        />
        <Input
          aria-label={t('config.rows.namespace-label-of', 'Namespace label of {{name}}', { name })}
          placeholder={placeholders.namespaceLabel}
          width={18}
          invalid={Boolean(namespace.mistake)}
          {...namespace.inputProps}
        />
        <Input
          aria-label={t('config.rows.workload-label-of', 'Workload label of {{name}}', { name })}
          placeholder={placeholders.workloadLabel}
          width={18}
          invalid={Boolean(workload.mistake)}
          {...workload.inputProps}
        />
        {onMoveUp && (
          <AccessoryButton aria-label={t('config.rows.earlier', 'Try {{name}} earlier', { name })} icon="arrow-up" variant="secondary" type="button" onClick={onMoveUp} />
        )}
        <AccessoryButton aria-label={t('config.rows.remove', 'Remove {{name}}', { name })} icon="times" variant="secondary" type="button" onClick={onDelete} />
      </InputGroup>
      {mistake && <FieldValidationMessage>{mistake}</FieldValidationMessage>}
    </Stack>
  );
}
