import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  FieldColorModeId,
  type FieldConfigPropertyItem,
  FieldType,
  identityOverrideProcessor,
  numberOverrideProcessor,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  ThresholdsMode,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
} from '@grafana/data';

type Process = FieldConfigPropertyItem['process'];

type Applies = FieldConfigPropertyItem['shouldApply'];

const always: Applies = () => true;
const numbers: Applies = (field) => field.type === FieldType.number;

function property(path: string, process: Process, shouldApply = always, defaultValue?: unknown): FieldConfigPropertyItem {
  const noEditor = () => null;
  return { id: path, path, name: path, process, shouldApply, defaultValue, editor: noEditor, override: noEditor };
}

/** Baseline and first step of a threshold that nobody has configured, as in Grafana. */
const defaultThresholds = {
  mode: ThresholdsMode.Absolute,
  steps: [
    { value: -Infinity, color: 'green' },
    { value: 80, color: 'red' },
  ],
};

/** The properties of a field that a dashboard may set, without editors: dashboards are read here, not made. */
export const fieldProperties: FieldConfigPropertyItem[] = [
  property('unit', unitOverrideProcessor),
  property('min', numberOverrideProcessor, numbers),
  property('max', numberOverrideProcessor, numbers),
  property('fieldMinMax', booleanOverrideProcessor, numbers),
  property('decimals', numberOverrideProcessor, numbers),
  property('displayName', displayNameOverrideProcessor),
  property('color', identityOverrideProcessor, always, { mode: FieldColorModeId.Thresholds }),
  property('noValue', stringOverrideProcessor),
  property('links', dataLinksOverrideProcessor),
  property('mappings', valueMappingsOverrideProcessor, always, []),
  property('thresholds', thresholdsOverrideProcessor, always, defaultThresholds),
  property('filterable', booleanOverrideProcessor),
];
