import { FieldValidationMessage } from '@grafana/ui';

import { type ApplicationMetric } from '../../mesh/MeshQuery';
import { t } from '../../mesh/t';
import { unitOf } from '../applicationMetrics';
import { RowList } from '../RowList';
import { useRows } from '../useRows';

import { ApplicationRow } from './ApplicationRow';

interface Props {
  saved: ApplicationMetric[];
  onChange: (applications: ApplicationMetric[]) => void;
  disabled: boolean;
}

/**
 * Histograms in the order in which they are tried. A row without a metric, or whose unit nothing
 * tells, stays here and is not saved.
 */
export function ApplicationRows({ saved, onChange, disabled }: Props) {
  const list = useRows({ saved, toSaved, onChange });
  return (
    <fieldset disabled={disabled} aria-label={t('config.application.histograms', 'Histograms')}>
      <RowList list={list}>
        {({ number, ...listed }) => <ApplicationRow name={t('config.rows.histogram', 'histogram {{number}}', { number })} {...listed} disabled={disabled} />}
      </RowList>
      {list.rows.some(({ value }) => !value.metric) && (
        <FieldValidationMessage>{t('config.rows.histogram-incomplete', 'A histogram is saved once it has a metric.')}</FieldValidationMessage>
      )}
    </fieldset>
  );
}

function toSaved(row: Partial<ApplicationMetric>): ApplicationMetric | undefined {
  return isComplete(row) ? row : undefined;
}

function isComplete(row: Partial<ApplicationMetric>): row is ApplicationMetric {
  return Boolean(row.metric && (row.unit ?? unitOf(row.metric)));
}
