import { cacheFieldDisplayNames, identityOverrideProcessor, PanelPlugin, type PanelProps } from '@grafana/data';
import { TableCellDisplayMode } from '@grafana/schema';
import { Select } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { useMemo, useState } from 'react';
import { describePanel } from './describePanel';
import { NoData } from './NoData';

interface Options {
  sortBy: Array<{ displayName: string; desc?: boolean }>;
}

/** Height of the choice between frames and of the room above it, in pixels. */
const frameChoiceHeight = 40;

function TablePanel({ data, width, height, options, fieldConfig }: PanelProps<Options>) {
  const [chosen, setChosen] = useState(0);
  const frames = useMemo(() => {
    // The table reads the names that a transformation gave from this cache alone.
    cacheFieldDisplayNames(data.series);
    return data.series.filter((frame) => frame.fields.length > 0);
  }, [data.series]);
  const frame = frames[chosen] ?? frames[0];
  if (!frame) {
    return <NoData data={data} />;
  }
  const several = frames.length > 1;
  return (
    <>
      <TableNG
        data={frame}
        width={width}
        height={several ? height - frameChoiceHeight : height}
        {...sorted(options.sortBy)}
        structureRev={data.structureRev}
        fieldConfig={fieldConfig}
      />
      {several && (
        <Select
          aria-label="Frame"
          options={frames.map(({ name, refId }, index) => ({ value: index, label: name ?? refId ?? `Frame ${index + 1}` }))}
          value={chosen}
          onChange={({ value }) => setChosen(value ?? 0)}
        />
      )}
    </>
  );
}

/** The order of rows, by its name since Grafana 13 and by the one before. */
function sorted(by: Options['sortBy']) {
  return { sortBy: by, initialSortBy: by };
}

/** What a dashboard may say about a column. */
const column: Record<string, unknown> = {
  align: 'auto',
  width: undefined,
  minWidth: undefined,
  cellOptions: { type: TableCellDisplayMode.Auto },
  filterable: undefined,
  hideFrom: undefined,
  inspect: false,
};

export function tablePanel() {
  const noEditor = () => null;
  const plugin = new PanelPlugin<Options>(TablePanel).useFieldConfig({
    useCustomConfig: (builder) => {
      for (const [path, defaultValue] of Object.entries(column)) {
        const process = identityOverrideProcessor;
        builder.addCustomEditor({
          id: path, path, name: path, defaultValue, process, editor: noEditor, override: noEditor, shouldApply: () => true,
        });
      }
    },
  });
  plugin.setPanelOptions((builder) =>
    builder.addCustomEditor({ id: 'sortBy', path: 'sortBy', name: 'Sort by', editor: noEditor, defaultValue: [] })
  );
  plugin.meta = describePanel('table', 'Table');
  return plugin;
}
