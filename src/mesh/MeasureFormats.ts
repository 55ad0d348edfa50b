import {
  type DataFrame,
  type DisplayValue,
  type Field,
  formattedValueToString,
  getDisplayProcessor,
  type GrafanaTheme2,
  getValueFormat,
  type LinkModel,
} from '@grafana/data';

import { type Measure, measures } from './measures';

type Display = (value: number, decimals?: number) => DisplayValue;

/** Numbers as Grafana shows them: unit, decimals and mappings come from the fields' configuration. */
export class MeasureFormats {
  private readonly fields = new Map<string, Field>();
  /** Made once for each measure: a large mesh has tens of thousands of numbers. */
  private readonly displays = new Map<Measure, Display>();

  constructor(
    private readonly frames: readonly DataFrame[],
    private readonly theme: GrafanaTheme2
  ) {
    for (const field of frames.flatMap((frame) => frame.fields)) {
      if (!this.fields.has(field.name)) {
        this.fields.set(field.name, field);
      }
    }
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

  /** `24 req/s`; an en dash for what is unknown. */
  text(measure: Measure, value: number | undefined): string {
    return value === undefined ? '–' : this.write(measure, value);
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
    const known = measureOf(measure);
    const field = this.fields.get(measure) ?? (known && 'like' in known ? this.fields.get(known.like) : undefined);
    if (field) {
      return field.display ?? getDisplayProcessor({ field, theme: this.theme });
    }
    const format = getValueFormat(unitOf(measure));
    return (value, decimals) => ({ numeric: value, ...format(value, decimals) });
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
  return known && 'counts' in known ? known.counts : undefined;
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
