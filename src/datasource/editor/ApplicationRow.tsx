import { type SelectableValue } from '@grafana/data';
import { EditorRow } from '@grafana/plugin-ui';

import { type ApplicationMetric } from '../../mesh/MeshQuery';
import { applicationMetrics, applicationUnits, unitOf } from '../applicationMetrics';
import { placeholders } from '../placeholders';

import { changeProperty } from './changeQuery';
import { ChoiceField } from './ChoiceField';
import { type PartProps } from './PartProps';
import { TextField } from './TextField';
import { TitledGroup } from './TitledGroup';

/** As the metric's name tells it; a variable's may tell it only once it is filled in. */
function unitName(metric: string): string {
  return applicationUnits.find(({ value }) => value === unitOf(metric))?.label ?? 'choose';
}

const metrics: Array<SelectableValue<string>> = applicationMetrics.map((value) => ({ label: value, value }));

/** The histogram by which the applications of this query measure themselves, where it is not the data source's. */
export function ApplicationRow({ query, onChange }: PartProps) {
  const { application } = query;
  const change = <K extends keyof ApplicationMetric>(property: K, value: ApplicationMetric[K] | undefined) =>
    onChange({ application: changeProperty<ApplicationMetric, K>(application, property, value) });
  return (
    <EditorRow>
      <TitledGroup title="The application’s own time">
        <ChoiceField<string>
          field="application.metric"
          label="Metric"
          tooltip="The histogram by which applications measure how long they took. Empty: those that the data source knows, tried in order."
          options={metrics}
          value={application?.metric}
          placeholder="data source’s"
          width={44}
          onChange={(metric) => (metric === undefined ? onChange({ application: undefined }) : change('metric', metric))}
        />
        {application && (
          <>
            <ChoiceField<'s' | 'ms'>
              field="application.unit"
              label="Unit"
              tooltip="Of the histogram’s buckets and sum."
              options={applicationUnits}
              value={application.unit}
              placeholder={unitName(application.metric)}
              width={18}
              onChange={(unit) => change('unit', unit)}
            />
            <TextField
              field="application.namespaceLabel"
              label="Namespace label"
              tooltip="The label that says in which namespace the application runs."
              width={18}
              value={application.namespaceLabel}
              placeholder={placeholders.namespaceLabel}
              onChange={(label) => change('namespaceLabel', label)}
            />
            <TextField
              field="application.workloadLabel"
              label="Workload label"
              tooltip="The label that names the workload. From a label pod, the workload’s name is taken."
              width={18}
              value={application.workloadLabel}
              placeholder={placeholders.workloadLabel}
              onChange={(label) => change('workloadLabel', label)}
            />
          </>
        )}
      </TitledGroup>
    </EditorRow>
  );
}
