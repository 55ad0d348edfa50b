import {
  type DataFrame,
  type DisplayValue,
  type Field,
  formattedValueToString,
  getDisplayProcessor,
  getValueFormat,
  type GrafanaTheme2,
  type LinkModel,
} from '@grafana/data';

import { type BreakdownRow } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';

type Display = (value: number, decimals?: number) => DisplayValue;

/** Numbers of a breakdown as Grafana shows them: unit and decimals come from the fields' configuration. */
export class LatencyFormats {
  private readonly duration: Display;
  private readonly requests: Display;

  constructor(
    private readonly frames: readonly DataFrame[],
    theme: GrafanaTheme2
  ) {
    const field = (name: string) => frames.flatMap(({ fields }) => fields).find((other) => other.name === name);
    this.duration = displayOf(field('sourceMeanMs') ?? field('destinationMeanMs'), 'ms', theme);
    this.requests = displayOf(field('requestRate'), 'reqps', theme);
  }

  /** The data links that a dashboard sets for a row. */
  linksOf({ place }: BreakdownRow): ReadonlyArray<LinkModel<Field>> {
    const fields = this.frames[place.frame]?.fields ?? [];
    const links = fields.flatMap((field) => field.getLinks?.({ valueRowIndex: place.row }) ?? []);
    return [...new Map(links.map((link) => [`${link.title} ${link.href}`, link])).values()];
  }

  /** `140 ms`, `1.42 s`: with as few digits as tell apart; an en dash for what is not known. */
  ms(value: number | undefined): string {
    if (value === undefined) {
      return '–';
    }
    const size = Math.abs(value);
    const digits = size >= 10 || size === 0 ? 0 : size >= 0.1 ? 1 : 2;
    return this.withMinus(this.duration(value, size >= 1000 ? undefined : digits));
  }

  /** As `ms`, but with a sign in front of what is more, too. */
  changeMs(value: number): string {
    return value > 0 ? `+${this.ms(value)}` : this.ms(value);
  }

  rate(value: number | undefined): string {
    if (value === undefined) {
      return '–';
    }
    const digits = value >= 10 || value === 0 ? 0 : value >= 0.1 ? 1 : 2;
    return this.withMinus(this.requests(value, value >= 1000 ? undefined : digits));
  }

  /** `25 to 50 ms`, `500 ms to 1 s`. */
  between(from: number, to: number): string {
    const [low, high] = [this.duration(from), this.duration(to)];
    const unit = low.suffix === high.suffix ? '' : (low.suffix ?? '');
    return t('latency.between', '{{from}} to {{to}}', { from: `${trimmed(low.text)}${unit}`, to: `${trimmed(high.text)}${high.suffix ?? ''}` });
  }

  /** A share from 0 to 1 in whole percent. */
  share(value: number): string {
    return `${Math.round(value * 100)}%`;
  }

  /** A round number of a scale: no digit more than it has. */
  tick(value: number): string {
    const { text, suffix } = this.duration(value);
    return value === 0 ? `0${suffix ?? ''}` : this.withMinus({ numeric: value, text: trimmed(text), suffix });
  }

  private withMinus(value: DisplayValue): string {
    return formattedValueToString(value).replace(/^-/, '−');
  }
}

/** Without zeros that tell nothing. */
function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

function displayOf(field: Field | undefined, unit: string, theme: GrafanaTheme2): Display {
  if (field?.config.unit !== undefined) {
    return field.display ?? getDisplayProcessor({ field, theme });
  }
  const format = getValueFormat(unit);
  return (value, decimals) => ({ numeric: value, ...format(value, decimals) });
}
