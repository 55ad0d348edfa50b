import {
  type DataFrame,
  type DisplayValue,
  type Field,
  formattedValueToString,
  getDisplayProcessor,
  getFieldDisplayName,
  type GrafanaTheme2,
  getValueFormat,
  type LinkModel,
} from '@grafana/data';

import { type Origin } from './Graph';
import { type Measure, measures } from './measures';

type Display = (value: number, decimals?: number) => DisplayValue;

/** Whether a measure's numbers have colours, and which of them says nothing. */
interface Colouring {
  readonly coloured: boolean;
  readonly quiet?: string;
}

/** Shares of what failed, which the panel's thresholds speak of. */
const failures: readonly Measure[] = ['errorRatio', 'tcpFailureRatio', 'errorRatioIn', 'errorRatioOut', 'tcpFailureRatioIn'];

/** Numbers as Grafana shows them: unit, decimals and mappings come from the fields' configuration. */
export class MeasureFormats {
  private readonly fields = new Map<string, Field>();
  private readonly frameOf = new Map<string, DataFrame>();
  /** Made once for each measure: a large mesh has tens of thousands of numbers. */
  private readonly displays = new Map<Measure, Display>();

  private readonly colouring = new Map<Measure, Colouring>();
  private readonly byQuery = new Map<string, MeasureFormats>();

  constructor(
    private readonly frames: readonly DataFrame[],
    private readonly theme: GrafanaTheme2
  ) {
    for (const frame of frames) {
      for (const field of frame.fields) {
        if (!this.fields.has(field.name)) {
          this.fields.set(field.name, field);
          this.frameOf.set(field.name, frame);
        }
      }
    }
  }

  /** How the numbers of one mesh are shown, where a picture holds several: a dashboard may set that by query. */
  of({ origin }: { readonly origin?: Origin }): MeasureFormats {
    if (!origin) {
      return this;
    }
    const { refId } = origin;
    const known = this.byQuery.get(refId) ?? new MeasureFormats(this.frames.filter((frame) => frame.refId === refId), this.theme);
    this.byQuery.set(refId, known);
    return known;
  }

  field(measure: Measure): Field | undefined {
    return this.fields.get(measure);
  }

  /** The data links that a dashboard sets for the row of a node or an edge. */
  linksOf(id: string): ReadonlyArray<LinkModel<Field>> {
    const links = new Map<string, LinkModel<Field>>();
    for (const { fields } of this.frames) {
      const row = fields.find(({ name }) => name === 'id')?.values.indexOf(id) ?? -1;
      for (const link of row < 0 ? [] : fields.flatMap((field) => field.getLinks?.({ valueRowIndex: row }) ?? [])) {
        links.set(`${link.title} ${link.href}`, link);
      }
    }
    return [...links.values()];
  }

  /** The name that a dashboard gives a measure; undefined where it leaves it its own. */
  label(measure: Measure): string | undefined {
    const [field, frame] = [this.fields.get(measure), this.frameOf.get(measure)];
    return field?.config.displayName ? getFieldDisplayName(field, frame) : undefined;
  }

  /**
   * The colour that a dashboard gives a number, by a mapping or a threshold. All fields have the thresholds of
   * the shares of errors: another measure takes its colour from some of its own alone, a share of errors
   * none from the lowest step, which is as it should be.
   */
  colour(measure: Measure, value: number | undefined): string | undefined {
    const way = this.colouring.get(measure) ?? this.colouringOf(measure);
    this.colouring.set(measure, way);
    if (value === undefined || !way.coloured) {
      return undefined;
    }
    const { color } = this.display(measure, value);
    return color === way.quiet ? undefined : color;
  }

  private colouringOf(measure: Measure): Colouring {
    const { thresholds, mappings = [] } = this.fieldOf(measure)?.config ?? {};
    const [lowest] = thresholds?.steps ?? [];
    if (failures.includes(measure)) {
      return { coloured: thresholds !== undefined, quiet: lowest && this.theme.visualization.getColorByName(lowest.color) };
    }
    const common = JSON.stringify(this.fields.get('errorRatio')?.config.thresholds);
    return { coloured: mappings.length > 0 || (thresholds !== undefined && JSON.stringify(thresholds) !== common) };
  }

  /** `24 req/s`; for what is unknown what the dashboard says, or an en dash. */
  text(measure: Measure, value: number | undefined): string {
    return value === undefined ? (this.fieldOf(measure)?.config.noValue ?? '–') : this.write(measure, value);
  }

  /** As `text`, but with as few digits as tell apart: for places where every letter counts. */
  brief(measure: Measure, value: number | undefined): string {
    return value === undefined ? '–' : this.write(measure, value, briefDecimals(measure, value));
  }

  /** Counts a second have one unit for all that is counted: where nobody chose another one, they say of what. */
  private write(measure: Measure, value: number, decimals?: number): string {
    const shown = this.display(measure, value, decimals);
    const counts = countedBy(measure);
    const suffix = counts === undefined ? shown.suffix : shown.suffix?.replace(/ c\/s$/, ` ${counts}/s`);
    return formattedValueToString({ ...shown, suffix });
  }

  private display(measure: Measure, value: number, decimals?: number): DisplayValue {
    const display = this.displays.get(measure) ?? this.displayOf(measure);
    this.displays.set(measure, display);
    return display(value, decimals);
  }

  private displayOf(measure: Measure): Display {
    const field = this.fieldOf(measure);
    if (field) {
      return field.display ?? getDisplayProcessor({ field, theme: this.theme });
    }
    const format = getValueFormat(unitOf(measure));
    return (value, decimals) => ({ numeric: value, ...format(value, decimals) });
  }

  /** The field that says how a measure is shown: its own, or one of the same kind where it has none. */
  private fieldOf(measure: Measure): Field | undefined {
    const known = measureOf(measure);
    return this.fields.get(measure) ?? (known && 'like' in known ? this.fields.get(known.like) : undefined);
  }
}

function measureOf(measure: Measure): (typeof measures)[number] | undefined {
  return measures.find(({ name }) => name === measure);
}

function unitOf(measure: Measure): string | undefined {
  return measureOf(measure)?.unit;
}

function countedBy(measure: Measure): string | undefined {
  const known = measureOf(measure);
  return known && 'counts' in known ? known.counts() : undefined;
}

/** Decimals for two or three telling digits; undefined where Grafana scales the unit itself. */
function briefDecimals(measure: Measure, value: number): number | undefined {
  const unit = unitOf(measure);
  const shown = Math.abs(unit === 'percentunit' ? value * 100 : value);
  if (unit === 'Bps' || shown >= 1000) {
    return undefined;
  }
  if (shown === 0 || shown >= 10) {
    return 0;
  }
  return shown >= 0.1 ? 1 : 2;
}
