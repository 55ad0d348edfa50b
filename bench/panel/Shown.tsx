import { applyFieldOverrides, type DataFrame, FieldConfigOptionsRegistry, type GrafanaTheme2, type PanelData, type PanelPlugin } from '@grafana/data';
import { type ComponentProps, useMemo } from 'react';

type Panel = NonNullable<PanelPlugin['panel']>;

interface Props {
  readonly Panel: Panel;
  readonly data: Pick<PanelData, 'series' | 'state'>;
  readonly options: object;
  readonly theme: GrafanaTheme2;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const replaceVariables = (text: string) => text;

/** Frames with the options of their fields applied, as a dashboard does for each of its panels. */
export function withOptions(data: DataFrame[], theme: GrafanaTheme2): DataFrame[] {
  return applyFieldOverrides({
    data,
    fieldConfig: { defaults: {}, overrides: [] },
    fieldConfigRegistry: new FieldConfigOptionsRegistry(),
    replaceVariables,
    theme,
  });
}

/** A panel with what a dashboard gives it: the frames of each answer come with the fields' options applied anew. */
export function Shown({ Panel, data, theme, ...given }: Props) {
  const { series, state } = data;
  const prepared = useMemo(() => withOptions(series, theme), [series, theme]);
  const shown = useMemo(() => ({ series: prepared, state }), [prepared, state]);
  // The benchmark turns the wheel without holding a key.
  const options = { zoomMode: 'greedy', ...given.options };
  const props = { ...given, options, data: shown, replaceVariables, timeZone: 'utc' };
  return <Panel {...(props as unknown as ComponentProps<Panel>)} />;
}
