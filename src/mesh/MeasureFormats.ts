import {
  type DataFrame,
  type DisplayValue,
  type Field,
  formattedValueToString,
  getDisplayProcessor,
  type GrafanaTheme2,
  getValueFormat,
} from '@grafana/data';

import { type Measure, measures } from './measures';

/** Numbers as Grafana shows them: unit, decimals and mappings come from the fields' configuration. */
export class MeasureFormats {
  private readonly fields = new Map<string, Field>();

  constructor(
    frames: readonly DataFrame[],
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

  /** `24 req/s`; an en dash for what is unknown. */
  text(measure: Measure, value: number | undefined): string {
    return value === undefined ? '–' : formattedValueToString(this.display(measure, value));
  }

  /** As `text`, but a request rate is cut down to `24/s`: for places where every letter counts. */
  short(measure: Measure, value: number | undefined): string {
    return this.text(measure, value).replace(/ ?req\/s$/, '/s');
  }

  private display(measure: Measure, value: number): DisplayValue {
    const field = this.fields.get(measure);
    if (field) {
      return (field.display ?? getDisplayProcessor({ field, theme: this.theme }))(value);
    }
    const unit = measures.find(({ name }) => name === measure)?.unit;
    return { numeric: value, ...getValueFormat(unit)(value) };
  }
}
