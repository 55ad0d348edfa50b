import { FieldConfigProperty, PanelPlugin, type SelectFieldConfigSettings, ThresholdsMode } from '@grafana/data';

import { type EdgeLabelPart } from './picture/edgeLabels';
import { type Hideable } from './find/hideParts';
import { sortChoices } from './latency/rankRows';
import { MeshPanel } from './MeshPanel';
import { defaultOptions, type PanelOptions } from './options/PanelOptions';

const labelChoices: Array<{ value: EdgeLabelPart; label: string }> = [
  { value: 'rate', label: 'Rate' },
  { value: 'latency', label: 'Latency' },
  { value: 'errors', label: 'Errors' },
  { value: 'throughput', label: 'Throughput' },
  { value: 'attempts', label: 'Attempts per request' },
  { value: 'mtls', label: 'mTLS' },
];

const hideChoices: Array<{ value: Hideable; label: string }> = [
  { value: 'healthy', label: 'Healthy calls, and nodes that have no others' },
  { value: 'idle', label: 'Idle nodes and calls' },
  { value: 'unknown', label: 'Unknown nodes' },
];

export const plugin = new PanelPlugin<PanelOptions>(MeshPanel)
  .useFieldConfig({
    disableStandardOptions: [FieldConfigProperty.Color],
    standardOptions: {
      [FieldConfigProperty.Thresholds]: {
        defaultValue: {
          mode: ThresholdsMode.Absolute,
          steps: [
            { value: -Infinity, color: 'green' },
            { value: 0.01, color: 'orange' },
            { value: 0.1, color: 'red' },
          ],
        },
      },
    },
  })
  .setPanelOptions((builder) =>
    builder
      .addRadio({
        path: 'view',
        name: 'View',
        description: 'The graph, where the time goes, or both beside each other. Auto shows what the queries answer.',
        defaultValue: defaultOptions.view,
        settings: {
          options: [
            { value: 'auto', label: 'Auto' },
            { value: 'graph', label: 'Graph' },
            { value: 'latency', label: 'Latency' },
            { value: 'both', label: 'Both' },
          ],
        },
      })
      .addSelect({
        path: 'latencySort',
        name: 'Latency sorted by',
        description: 'What stands first in the latency view: always the largest.',
        defaultValue: defaultOptions.latencySort,
        settings: { options: sortChoices(['p50', 'p95', 'p99'], true) },
        showIf: ({ view }) => view !== 'graph',
      })
      .addTextInput({
        path: 'rowVariables',
        name: 'Variables for the row',
        description:
          'Dashboard variables that take the labels of the latency row that is opened, so that other panels follow.',
        defaultValue: defaultOptions.rowVariables,
        settings: { placeholder: 'caller=source_workload, called=destination_workload' },
        showIf: ({ view }) => view !== 'graph',
      })
      .addRadio({
        path: 'layout',
        name: 'Layout',
        description: 'Lanes with calls from left to right or from top to bottom, or a free layout by forces alone.',
        defaultValue: defaultOptions.layout,
        settings: {
          options: [
            { value: 'right', label: 'Right' },
            { value: 'down', label: 'Down' },
            { value: 'free', label: 'Free' },
          ],
        },
      })
      .addMultiSelect<EdgeLabelPart, SelectFieldConfigSettings<EdgeLabelPart>>({
        path: 'edgeLabels',
        name: 'Edge labels',
        description:
          'What stands on the edges. Errors are shown where there are any; mTLS shows a lock on every edge instead of plain ones only.',
        // The builder's type speaks of one choice where the editor holds a list of them.
        defaultValue: [...defaultOptions.edgeLabels] as unknown as EdgeLabelPart,
        settings: { options: labelChoices },
      })
      .addMultiSelect<Hideable, SelectFieldConfigSettings<Hideable>>({
        path: 'hide',
        name: 'Hide',
        description: 'What is left out of the picture.',
        defaultValue: [...defaultOptions.hide] as unknown as Hideable,
        settings: { options: hideChoices },
      })
      .addNumberInput({
        path: 'foldAbove',
        name: 'Fold above',
        description:
          'Empty: namespaces start folded into one card each where names could not be read otherwise. A number: in a mesh with more nodes, all but failing ones.',
        settings: { min: 0, integer: true, placeholder: 'as names can be read' },
      })
      .addRadio({
        path: 'zoomMode',
        name: 'Zoom',
        description:
          'Cooperative leaves the page the wheel, unless Ctrl or ⌘ is held, and a finger that moves up or down. Greedy takes them all.',
        defaultValue: defaultOptions.zoomMode,
        settings: {
          options: [
            { value: 'cooperative', label: 'Cooperative' },
            { value: 'greedy', label: 'Greedy' },
          ],
        },
      })
      .addTextInput({
        path: 'nodeVariable',
        name: 'Variable for the node',
        description: 'A dashboard variable that takes the name of the node that is opened, so that other panels follow.',
        defaultValue: defaultOptions.nodeVariable,
      })
      .addTextInput({
        path: 'namespaceVariable',
        name: 'Variable for its namespace',
        description: 'A dashboard variable that takes the namespace of the node that is opened.',
        defaultValue: defaultOptions.namespaceVariable,
      })
      .addBooleanSwitch({
        path: 'showLegend',
        name: 'Legend',
        description: 'Explain widths, colours and signs below the picture.',
        defaultValue: defaultOptions.showLegend,
      })
  );
