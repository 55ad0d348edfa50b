import { type FieldDisplay, getFieldDisplayValues, PanelPlugin, type PanelProps, type ReduceDataOptions } from '@grafana/data';
import { BigValueColorMode, BigValueGraphMode, BigValueJustifyMode, BigValueTextMode, VizOrientation } from '@grafana/schema';
import { BigValue, useTheme2, VizRepeater } from '@grafana/ui';
import { describePanel } from './describePanel';
import { NoData } from './NoData';

interface Options {
  reduceOptions: ReduceDataOptions;
  orientation: VizOrientation;
  colorMode: BigValueColorMode;
  graphMode: BigValueGraphMode;
  justifyMode: BigValueJustifyMode;
  textMode: BigValueTextMode;
}

const defaults: Options = {
  reduceOptions: { calcs: ['lastNotNull'] },
  orientation: VizOrientation.Auto,
  colorMode: BigValueColorMode.Value,
  graphMode: BigValueGraphMode.Area,
  justifyMode: BigValueJustifyMode.Auto,
  textMode: BigValueTextMode.Auto,
};

function StatPanel({ data, options, fieldConfig, width, height, replaceVariables, timeZone, renderCounter }: PanelProps<Options>) {
  const theme = useTheme2();
  const getValues = () =>
    getFieldDisplayValues({
      fieldConfig,
      reduceOptions: options.reduceOptions,
      replaceVariables,
      theme,
      data: data.series,
      sparkline: options.graphMode !== BigValueGraphMode.None,
      timeZone,
    });
  if (!data.series.some((frame) => frame.length > 0)) {
    return <NoData data={data} />;
  }
  return (
    <VizRepeater<FieldDisplay>
      getValues={getValues}
      renderValue={({ value, width: itemWidth, height: itemHeight, count }) => (
        <BigValue
          {...options}
          theme={theme}
          value={value.display}
          count={count}
          sparkline={value.sparkline}
          width={itemWidth}
          height={itemHeight}
        />
      )}
      source={data}
      width={width}
      height={height}
      itemSpacing={3}
      renderCounter={renderCounter}
      orientation={options.orientation}
      autoGrid
    />
  );
}

export function statPanel() {
  const plugin = new PanelPlugin<Options>(StatPanel).setNoPadding().useFieldConfig().setPanelOptions((builder) => {
    for (const [path, defaultValue] of Object.entries(defaults)) {
      builder.addCustomEditor({ id: path, path, name: path, editor: () => null, defaultValue });
    }
  });
  plugin.meta = describePanel('stat', 'Stat');
  return plugin;
}
