import { type MeshQuery } from '../src/mesh/MeshQuery';
import { type GridPos, type Panel } from './Dashboard';
import { dataSource, targets } from './dataSource';
import { rowVariables } from './pairVariables';

type Query = Omit<MeshQuery, 'refId'>;

interface PanelOptions {
  title: string;
  description: string;
  at: GridPos;
  queries: Query[];
}

interface ValueOptions extends PanelOptions {
  unit: string;
  /** From which value on the panel turns orange and red. */
  thresholds?: { degraded: number; failing: number };
  /** Whether low values are the bad ones. */
  lowIsBad?: boolean;
  max?: number;
  /** Below zero means something too. */
  signed?: boolean;
  decimals?: number;
}

/** Shares below this are drawn low: without it a course of nothing but zeros has an axis of thousands of percent. */
const leastShareAxis = 0.05;

/** What reads as 100.0% is 100%. */
export const asGoodAsAll = 0.9995;

function panel(type: string, { title, description, at, queries }: PanelOptions): Panel {
  return {
    id: 0,
    type,
    title,
    description,
    gridPos: at,
    datasource: dataSource,
    targets: targets(queries),
    fieldConfig: { defaults: {}, overrides: [] },
    options: {},
  };
}

/** Colours by value: good below `degraded`, bad from `failing` on; the other way round where low is bad. */
function thresholds({ thresholds: limits, lowIsBad }: ValueOptions) {
  if (!limits) {
    return { mode: 'absolute', steps: [{ color: 'text', value: null }] };
  }
  const colors = lowIsBad ? ['red', 'orange', 'green'] : ['green', 'orange', 'red'];
  const values = lowIsBad ? [null, limits.failing, limits.degraded] : [null, limits.degraded, limits.failing];
  return { mode: 'absolute', steps: colors.map((color, index) => ({ color, value: values[index] })) };
}

/** The mesh panel's graph. */
export function graphPanel(options: PanelOptions): Panel {
  return panel('alidade-mesh-panel', options);
}

/** The mesh panel's view of where the time goes, the pairs first on which most of it is spent. */
export function latencyPanel(options: PanelOptions): Panel {
  return {
    ...panel('alidade-mesh-panel', options),
    options: { view: 'latency', latencySort: 'impact', rowVariables },
  };
}

interface SeriesOptions extends ValueOptions {
  stacked?: boolean;
  /** Colours by legend, where a colour means the same on several panels. */
  colors?: Record<string, string>;
}

/** Lines over time. */
export function seriesPanel(options: SeriesOptions): Panel {
  return {
    ...panel('timeseries', options),
    fieldConfig: {
      defaults: {
        unit: options.unit,
        ...(options.signed ? {} : { min: 0 }),
        ...(options.max === undefined ? {} : { max: options.max }),
        custom: {
          ...(options.unit === 'percentunit' ? { axisSoftMax: leastShareAxis } : {}),
          lineWidth: 1,
          fillOpacity: options.stacked ? 40 : 8,
          showPoints: 'never',
          spanNulls: false,
          stacking: { mode: options.stacked ? 'normal' : 'none', group: 'A' },
          thresholdsStyle: { mode: options.thresholds ? 'dashed' : 'off' },
        },
        thresholds: thresholds(options),
      },
      overrides: Object.entries(options.colors ?? {}).map(([legend, fixedColor]) => ({
        matcher: { id: 'byName', options: legend },
        properties: [{ id: 'color', value: { mode: 'fixed', fixedColor } }],
      })),
    },
    options: {
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  };
}

/** One number with its course behind it. */
export function statPanel(options: ValueOptions): Panel {
  return {
    ...panel('stat', options),
    fieldConfig: {
      defaults: {
        unit: options.unit,
        noValue: '–',
        ...(options.decimals === undefined ? {} : { decimals: options.decimals }),
        ...(options.max === undefined ? {} : { min: 0, max: options.max }),
        thresholds: thresholds(options),
      },
      overrides: [],
    },
    options: {
      colorMode: options.thresholds ? 'value' : 'none',
      graphMode: 'area',
      justifyMode: 'auto',
      textMode: 'value',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
    },
  };
}

interface TableOptions extends ValueOptions {
  /** The field that holds the value, and its heading. */
  value: { field: string; heading: string };
  /** Headings of the labels that are columns; other fields are hidden. */
  columns: Record<string, string>;
  /** Where a row leads, with the row's fields as ${__data.fields.name}. */
  links: Array<{ title: string; url: string }>;
}

/** Rows of labels and a value, the worst first. */
export function tablePanel(options: TableOptions): Panel {
  const { value, columns, links } = options;
  const headings: Record<string, string> = { ...columns, [value.field]: value.heading };
  const order = Object.keys(headings);
  return {
    ...panel('table', options),
    fieldConfig: {
      defaults: { custom: { align: 'auto', filterable: false }, links },
      overrides: [
        {
          matcher: { id: 'byName', options: value.heading },
          properties: [
            { id: 'unit', value: options.unit },
            { id: 'thresholds', value: thresholds(options) },
            { id: 'custom.cellOptions', value: { type: options.thresholds ? 'color-text' : 'auto' } },
            { id: 'custom.width', value: 110 },
          ],
        },
      ],
    },
    options: { showHeader: true, cellHeight: 'sm', sortBy: [{ displayName: value.heading, desc: !options.lowIsBad }] },
    transformations: [
      { id: 'filterFieldsByName', options: { include: { names: order } } },
      {
        id: 'organize',
        options: {
          indexByName: Object.fromEntries(order.map((name, index) => [name, index])),
          renameByName: headings,
          excludeByName: {},
        },
      },
    ],
  };
}
