import { css } from '@emotion/css';
import { type DataFrame, dateTimeFormat, FieldType, formattedValueToString, getFieldDisplayName } from '@grafana/data';
import { SeriesTable, TooltipPlugin2, type UPlotConfigBuilder } from '@grafana/ui';

// The library exports the tooltip, but not the names of its modes: this one shows every series at x.
const everySeries = 1;

const style = css({ padding: 8 });

/** Shows the values of all series under the pointer, the largest first. */
export function TimeSeriesTooltip({ config, frame }: { config: UPlotConfigBuilder; frame: DataFrame }) {
  return (
    <TooltipPlugin2
      config={config}
      hoverMode={everySeries}
      render={(_, indices) => {
        const index = indices.find((at) => at !== null && at !== undefined) ?? 0;
        const time = frame.fields.find(({ type }) => type === FieldType.time)?.values[index];
        return (
          <div className={style}>
            <SeriesTable timestamp={dateTimeFormat(time)} series={valuesAt(frame, index)} />
          </div>
        );
      }}
    />
  );
}

function valuesAt(frame: DataFrame, index: number) {
  return frame.fields
    .filter(({ type, values }) => type === FieldType.number && values[index] !== null && values[index] !== undefined)
    .sort((a, b) => Number(b.values[index]) - Number(a.values[index]))
    .map((field) => {
      const shown = field.display?.(field.values[index]) ?? { text: String(field.values[index]), color: undefined };
      return { color: shown.color, label: getFieldDisplayName(field, frame), value: formattedValueToString(shown) };
    });
}
