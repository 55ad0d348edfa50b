import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';

import { type Health } from '../../mesh/Graph';
import { type EdgeKind, type Severity } from './Picture';

/** Every colour of the picture, as opaque ones, so that what overlaps does not shine through. */
export interface Look {
  readonly font: string;
  readonly canvas: string;
  readonly lane: string;
  readonly laneBorder: string;
  readonly card: string;
  readonly cardBorder: string;
  readonly text: string;
  readonly muted: string;
  /** Signs on a filled badge. */
  readonly onBadge: string;
  readonly pill: string;
  readonly pillBorder: string;
  readonly focus: string;
  readonly health: Readonly<Record<Health, string>>;
  readonly severityText: Readonly<Record<Severity, string>>;
  readonly line: Readonly<Record<Severity, string>>;
  readonly kind: Readonly<Record<EdgeKind, string>>;
}

/** Contrast that signs and lines need against what lies behind them, and that text needs. */
const lineContrast = 3;
const textContrast = 4.5;

export function toLook(theme: GrafanaTheme2): Look {
  const { colors } = theme;
  const canvas = colors.background.primary;
  const over = (colour: string, share: number) => blend(colour, canvas, share);
  const lane = over(colors.text.primary, theme.isDark ? 0.025 : 0.03);
  const card = theme.isDark ? over(colors.text.primary, 0.065) : colors.background.primary;
  const line = (hue: string) => readable(theme, hue, lane, lineContrast);
  const text = (hue: string) => readable(theme, hue, card, textContrast);
  const quiet = slate(theme, lane);
  return {
    font: theme.typography.fontFamily,
    canvas,
    lane,
    laneBorder: over(colors.text.primary, 0.1),
    card,
    cardBorder: over(colors.text.primary, theme.isDark ? 0.2 : 0.25),
    text: colors.text.primary,
    muted: blend(colors.text.primary, canvas, 0.72),
    onBadge: canvas,
    pill: theme.isDark ? over(colors.text.primary, 0.01) : colors.background.primary,
    pillBorder: over(colors.text.primary, 0.18),
    focus: colors.primary.border,
    health: { healthy: line('green'), degraded: line('orange'), failing: line('red'), idle: over(colors.text.primary, 0.45) },
    severityText: { fine: blend(colors.text.primary, canvas, 0.8), degraded: text('orange'), failing: text('red') },
    line: { fine: quiet, degraded: line('orange'), failing: line('red') },
    kind: { request: quiet, tcp: line('blue') },
  };
}

/** The first shade of a hue that stands out enough; the theme's own text colour if none does. */
function readable(theme: GrafanaTheme2, hue: string, background: string, contrast: number): string {
  const shades = theme.isDark
    ? [hue, `light-${hue}`, `super-light-${hue}`]
    : [hue, `semi-dark-${hue}`, `dark-${hue}`];
  const colours = shades.map((shade) => theme.visualization.getColorByName(shade));
  const found = colours.find((colour) => colorManipulator.getContrastRatio(colour, background) >= contrast);
  return found ?? darkEnough(theme, colours.at(-1) ?? theme.colors.text.primary, background, contrast);
}

/** Mixes text colour into a shade step by step until it stands out enough. */
function darkEnough(theme: GrafanaTheme2, colour: string, background: string, contrast: number): string {
  for (let share = 0.1; share < 1; share += 0.1) {
    const mixed = blend(theme.colors.text.primary, colour, share);
    if (colorManipulator.getContrastRatio(mixed, background) >= contrast) {
      return mixed;
    }
  }
  return theme.colors.text.primary;
}

/** The quietest slate that a line may still have: the theme's text with a touch of its blue. */
function slate(theme: GrafanaTheme2, background: string): string {
  const bluish = blend(theme.visualization.getColorByName('blue'), theme.colors.text.primary, 0.3);
  for (let share = 0.2; share < 1; share += 0.02) {
    const mixed = blend(bluish, background, share);
    if (colorManipulator.getContrastRatio(mixed, background) >= lineContrast) {
      return mixed;
    }
  }
  return bluish;
}

function blend(front: string, back: string, share: number): string {
  const [r = 0, g = 0, b = 0, alpha = 1]: number[] = colorManipulator.decomposeColor(front).values;
  const under: number[] = colorManipulator.decomposeColor(back).values;
  const weight = share * alpha;
  const mixed = [r, g, b].map((value, index) => Math.round(value * weight + (under[index] ?? 0) * (1 - weight)));
  return colorManipulator.recomposeColor({ type: 'rgb', values: mixed });
}
