import { FieldConfigProperty, PanelPlugin, type SelectFieldConfigSettings, ThresholdsMode } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { t } from '../mesh/t';

import { type EdgeLabelPart } from './picture/edgeLabels';
import { type Hideable } from './find/hideParts';
import { sortChoices } from './latency/rankRows';
import { MeshPanel } from './MeshPanel';
import { defaultOptions, type PanelOptions } from './options/PanelOptions';
import manifest from './plugin.json';

// Grafana has loaded the translations; this ties the bundle to them before anything renders. Not awaited: the frontend
// sandbox does not wrap the components of a module that exports a promise.
void initPluginTranslations(manifest.id);

/** As it is typed, in every language. */
const rowVariablesExample = 'caller=source_workload, called=destination_workload';

const labelChoices = (): Array<{ value: EdgeLabelPart; label: string }> => [
  { value: 'rate', label: t('options.edge-labels.rate', 'Rate') },
  { value: 'latency', label: t('options.edge-labels.latency', 'Latency') },
  { value: 'errors', label: t('options.edge-labels.errors', 'Errors') },
  { value: 'throughput', label: t('options.edge-labels.throughput', 'Throughput') },
  { value: 'attempts', label: t('options.edge-labels.attempts', 'Attempts per request') },
  { value: 'mtls', label: t('options.edge-labels.mtls', 'mTLS') },
];

const hideChoices = (): Array<{ value: Hideable; label: string }> => [
  { value: 'healthy', label: t('options.hide.healthy', 'Healthy calls, and nodes that have no others') },
  { value: 'idle', label: t('options.hide.idle', 'Idle nodes and calls') },
  { value: 'unknown', label: t('options.hide.unknown', 'Unknown nodes') },
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
        name: t('options.view.name', 'View'),
        description: t('options.view.description', 'The graph, where the time goes, or both beside each other. Auto shows what the queries answer.'),
        defaultValue: defaultOptions.view,
        settings: {
          options: [
            { value: 'auto', label: t('options.view.auto', 'Auto') },
            { value: 'graph', label: t('options.view.graph', 'Graph') },
            { value: 'latency', label: t('options.view.latency', 'Latency') },
            { value: 'both', label: t('options.view.both', 'Both') },
          ],
        },
      })
      .addSelect({
        path: 'latencySort',
        name: t('options.latency-sort.name', 'Latency sorted by'),
        description: t('options.latency-sort.description', 'What stands first in the latency view: always the largest.'),
        defaultValue: defaultOptions.latencySort,
        settings: { options: sortChoices(['p50', 'p95', 'p99'], true) },
        showIf: ({ view }) => view !== 'graph',
      })
      .addTextInput({
        path: 'rowVariables',
        name: t('options.row-variables.name', 'Variables for the row'),
        description: t(
          'options.row-variables.description',
          'Dashboard variables that take the labels of the latency row that is opened, so that other panels follow.'
        ),
        defaultValue: defaultOptions.rowVariables,
        settings: { placeholder: rowVariablesExample },
        showIf: ({ view }) => view !== 'graph',
      })
      .addRadio({
        path: 'layout',
        name: t('options.layout.name', 'Layout'),
        description: t('options.layout.description', 'Lanes with calls from left to right or from top to bottom, or a free layout by forces alone.'),
        defaultValue: defaultOptions.layout,
        settings: {
          options: [
            { value: 'right', label: t('options.layout.right', 'Right') },
            { value: 'down', label: t('options.layout.down', 'Down') },
            { value: 'free', label: t('options.layout.free', 'Free') },
          ],
        },
      })
      .addMultiSelect<EdgeLabelPart, SelectFieldConfigSettings<EdgeLabelPart>>({
        path: 'edgeLabels',
        name: t('options.edge-labels.name', 'Edge labels'),
        description: t(
          'options.edge-labels.description',
          'What stands on the edges. Errors are shown where there are any; mTLS shows a lock on every edge instead of plain ones only.'
        ),
        // The builder's type speaks of one choice where the editor holds a list of them.
        defaultValue: [...defaultOptions.edgeLabels] as unknown as EdgeLabelPart,
        settings: { options: labelChoices() },
      })
      .addMultiSelect<Hideable, SelectFieldConfigSettings<Hideable>>({
        path: 'hide',
        name: t('options.hide.name', 'Hide'),
        description: t('options.hide.description', 'What is left out of the picture.'),
        defaultValue: [...defaultOptions.hide] as unknown as Hideable,
        settings: { options: hideChoices() },
      })
      .addNumberInput({
        path: 'foldAbove',
        name: t('options.fold-above.name', 'Fold above'),
        description: t(
          'options.fold-above.description',
          'Empty: namespaces start folded into one card each where names could not be read otherwise. A number: in a mesh with more nodes, all but failing ones.'
        ),
        settings: { min: 0, integer: true, placeholder: t('options.fold-above.placeholder', 'as names can be read') },
      })
      .addRadio({
        path: 'zoomMode',
        name: t('options.zoom-mode.name', 'Zoom'),
        description: t(
          'options.zoom-mode.description',
          'Cooperative leaves the page the wheel, unless Ctrl or ⌘ is held, and a finger that moves up or down. Greedy takes them all.'
        ),
        defaultValue: defaultOptions.zoomMode,
        settings: {
          options: [
            { value: 'cooperative', label: t('options.zoom-mode.cooperative', 'Cooperative') },
            { value: 'greedy', label: t('options.zoom-mode.greedy', 'Greedy') },
          ],
        },
      })
      .addTextInput({
        path: 'nodeVariable',
        name: t('options.node-variable.name', 'Variable for the node'),
        description: t('options.node-variable.description', 'A dashboard variable that takes the name of the node that is opened, so that other panels follow.'),
        defaultValue: defaultOptions.nodeVariable,
      })
      .addTextInput({
        path: 'namespaceVariable',
        name: t('options.namespace-variable.name', 'Variable for its namespace'),
        description: t('options.namespace-variable.description', 'A dashboard variable that takes the namespace of the node that is opened.'),
        defaultValue: defaultOptions.namespaceVariable,
      })
      .addBooleanSwitch({
        path: 'showLegend',
        name: t('options.show-legend.name', 'Legend'),
        description: t('options.show-legend.description', 'Explain widths, colours and signs below the picture.'),
        defaultValue: defaultOptions.showLegend,
      })
  );
