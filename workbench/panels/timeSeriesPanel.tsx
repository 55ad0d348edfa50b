import {
  FieldColorModeId,
  FieldConfigProperty,
  FieldType,
  identityOverrideProcessor,
  PanelPlugin,
  type PanelProps,
  type SetFieldConfigOptionsArgs,
} from '@grafana/data';
import {
  AxisPlacement,
  GraphDrawStyle,
  GraphGradientMode,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LineInterpolation,
  StackingMode,
  type VizLegendOptions,
  VisibilityMode,
} from '@grafana/schema';
import { TimeSeries } from '@grafana/ui';
import { AnnotationMarks } from './AnnotationMarks';
import { describePanel } from './describePanel';
import { NoData } from './NoData';
import { TimeSeriesTooltip } from './TimeSeriesTooltip';

interface Options {
  legend: VizLegendOptions;
}

const defaultLegend: VizLegendOptions = {
  displayMode: LegendDisplayMode.List,
  placement: 'bottom',
  showLegend: true,
  calcs: [],
};

/** What a dashboard may say about how a series is drawn, and what holds where it says nothing. */
const drawing: Record<string, unknown> = {
  drawStyle: GraphDrawStyle.Line,
  lineInterpolation: LineInterpolation.Linear,
  lineWidth: 1,
  fillOpacity: 0,
  gradientMode: GraphGradientMode.None,
  pointSize: 5,
  showPoints: VisibilityMode.Auto,
  spanNulls: false,
  stacking: { mode: StackingMode.None, group: 'A' },
  axisPlacement: AxisPlacement.Auto,
  axisLabel: '',
  axisSoftMin: undefined,
  axisSoftMax: undefined,
  lineStyle: undefined,
  thresholdsStyle: { mode: GraphThresholdsStyleMode.Off },
  hideFrom: { tooltip: false, viz: false, legend: false },
};

function TimeSeriesPanel({ data, timeRange, timeZone, width, height, options }: PanelProps<Options>) {
  const frames = data.series.filter((frame) => frame.length > 0 && frame.fields.some(({ type }) => type === FieldType.time));
  if (frames.length === 0) {
    return <NoData data={data} />;
  }
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={options.legend}
    >
      {(config, aligned) => (
        <>
          <TimeSeriesTooltip config={config} frame={aligned} />
          <AnnotationMarks config={config} annotations={data.annotations ?? []} />
        </>
      )}
    </TimeSeries>
  );
}

const fieldConfig: SetFieldConfigOptionsArgs = {
  // Series are told apart by their colours, where other panels colour by thresholds.
  standardOptions: { [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.PaletteClassic } } },
  useCustomConfig: (builder) => {
    for (const [path, defaultValue] of Object.entries(drawing)) {
      const noEditor = () => null;
      builder.addCustomEditor({
        id: path,
        path,
        name: path,
        defaultValue,
        editor: noEditor,
        override: noEditor,
        process: identityOverrideProcessor,
        shouldApply: () => true,
      });
    }
  },
};

export function timeSeriesPanel() {
  const plugin = new PanelPlugin<Options>(TimeSeriesPanel)
    .setDataSupport({ annotations: true, alertStates: false })
    .useFieldConfig(fieldConfig);
  plugin.setPanelOptions((builder) =>
    builder.addCustomEditor({ id: 'legend', path: 'legend', name: 'Legend', editor: () => null, defaultValue: defaultLegend })
  );
  plugin.meta = describePanel('timeseries', 'Time series');
  return plugin;
}
