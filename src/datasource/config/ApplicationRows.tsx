import { useState } from 'react';

import { EditorList } from '@grafana/plugin-ui';
import { FieldValidationMessage } from '@grafana/ui';

import { type ApplicationMetric } from '../../mesh/MeshQuery';
import { unitOf } from '../applicationMetrics';

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
  const [rows, setRows] = useState<Array<Partial<ApplicationMetric>>>(saved);
  const change = (changed: Array<Partial<ApplicationMetric>>) => {
    setRows(changed);
    onChange(changed.filter(isComplete));
  };
  const moveUp = (index: number) => {
    const changed = [...rows];
    changed.splice(index - 1, 0, ...changed.splice(index, 1));
    change(changed);
  };
  return (
    <fieldset disabled={disabled} aria-label="Histograms">
      <EditorList
        items={rows}
        onChange={change}
        renderItem={(
          row: Partial<ApplicationMetric>,
          onRowChange: (row: Partial<ApplicationMetric>) => void,
          onDelete: () => void
        ) => {
          const index = rows.indexOf(row);
          return (
            <ApplicationRow
              name={`histogram ${index + 1}`}
              row={row}
              onChange={onRowChange}
              onDelete={onDelete}
              onMoveUp={index > 0 ? () => moveUp(index) : undefined}
              disabled={disabled}
            />
          );
        }}
      />
      {rows.some(({ metric }) => !metric) && (
        <FieldValidationMessage>A histogram is saved once it has a metric.</FieldValidationMessage>
      )}
    </fieldset>
  );
}

function isComplete(row: Partial<ApplicationMetric>): row is ApplicationMetric {
  return Boolean(row.metric && (row.unit ?? unitOf(row.metric)));
}
