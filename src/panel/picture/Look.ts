import { colorManipulator, type Field, type GrafanaTheme2 } from '@grafana/data';

import { type Health } from '../../mesh/Graph';
import { type Traffic } from '../../mesh/trafficOf';
import { errorSteps } from './ErrorScale';
import { type Severity } from './Picture';

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
  readonly kind: Readonly<Record<Traffic, string>>;
}

/** Contrast that signs and lines need against what lies behind them, and that text needs. */
const lineContrast = 3;
const textContrast = 4.5;

/** Finding colours that stand out takes some milliseconds, and a theme never changes. */
const looks = new WeakMap<GrafanaTheme2, Look>();

export function toLook(theme: GrafanaTheme2): Look {
  const look = looks.get(theme) ?? chooseColours(theme);
  looks.set(theme, look);
  return look;
}

/** The colours of the picture where a dashboard has chosen those of its thresholds: lines and signs of calls take them, as readable as ours. */
export function toLookOf(theme: GrafanaTheme2, field: Field | undefined): Look {
  const look = toLook(theme);
  const [degraded, failing] = errorSteps(field).map(({ color }) => color);
  const chosen = { ...(degraded && degraded !== 'orange' && { degraded }), ...(failing && failing !== 'red' && { failing }) };
  if (Object.keys(chosen).length === 0) {
    return look;
  }
  const colours = (contrast: number, ...behind: string[]) =>
    Object.fromEntries(Object.entries(chosen).map(([severity, name]) => [severity, standingOut(theme, name, behind, contrast)]));
  return {
    ...look,
    line: { ...look.line, ...colours(lineContrast, look.canvas, look.lane, look.card) },
    severityText: { ...look.severityText, ...colours(textContrast, look.pill, look.lane, look.card) },
  };
}

/** A colour of a dashboard's choice as text on the page's ground. */
export function readableText(theme: GrafanaTheme2, colour: string): string {
  return standingOut(theme, colour, [theme.colors.background.primary, theme.colors.background.secondary], textContrast);
}

function standingOut(theme: GrafanaTheme2, name: string, backgrounds: readonly string[], contrast: number): string {
  const colour = theme.visualization.getColorByName(name);
  return readable([colour, ...mixes(theme.colors.text.primary, colour)], backgrounds, contrast);
}

function chooseColours(theme: GrafanaTheme2): Look {
  const { colors } = theme;
  const canvas = colors.background.primary;
  const over = (share: number) => blend(colors.text.primary, canvas, share);
  const lane = over(theme.isDark ? 0.025 : 0.03);
  const card = theme.isDark ? over(0.065) : canvas;
  const pill = theme.isDark ? over(0.01) : canvas;
  const line = (hue: string) => readable(shades(theme, hue), [canvas, lane, card], lineContrast);
  const text = (hue: string) => readable(shades(theme, hue), [pill, lane, card], textContrast);
  const bluish = blend(theme.visualization.getColorByName('blue'), colors.text.primary, 0.3);
  const quiet = readable(mixes(bluish, lane), [lane], lineContrast);
  return {
    font: theme.typography.fontFamily,
    canvas,
    lane,
    laneBorder: over(0.1),
    card,
    cardBorder: over(theme.isDark ? 0.2 : 0.25),
    text: colors.text.primary,
    muted: over(0.72),
    onBadge: canvas,
    pill,
    pillBorder: over(0.18),
    focus: colors.primary.border,
    health: { healthy: line('green'), degraded: line('orange'), failing: line('red'), idle: quiet },
    severityText: { fine: over(0.8), degraded: text('orange'), failing: text('red') },
    line: { fine: quiet, degraded: line('orange'), failing: line('red') },
    kind: { request: quiet, stream: quiet, tcp: line('blue') },
  };
}

/** The shades of a hue from the theme's palette, from the plain one to the one that stands out most. */
function shades(theme: GrafanaTheme2, hue: string): string[] {
  const names = theme.isDark ? [hue, `light-${hue}`, `super-light-${hue}`] : [hue, `semi-dark-${hue}`, `dark-${hue}`];
  const colours = names.map((name) => theme.visualization.getColorByName(name));
  return [...colours, ...mixes(theme.colors.text.primary, colours.at(-1) ?? theme.colors.text.primary)];
}

/** From nearly `back` to `front` in small steps. */
function mixes(front: string, back: string): string[] {
  return Array.from({ length: 50 }, (_, index) => blend(front, back, (index + 1) / 50));
}

/** The first colour that stands out enough on all these backgrounds; the last one if none does. */
function readable(colours: readonly string[], backgrounds: readonly string[], contrast: number): string {
  const enough = (colour: string) =>
    backgrounds.every((background) => colorManipulator.getContrastRatio(colour, background) >= contrast);
  return colours.find(enough) ?? colours.at(-1) ?? '';
}

/** `share` of one colour over another, which is opaque. */
export function blend(front: string, back: string, share: number): string {
  const [r = 0, g = 0, b = 0, alpha = 1]: number[] = colorManipulator.decomposeColor(front).values;
  const under: number[] = colorManipulator.decomposeColor(back).values;
  const weight = share * alpha;
  const mixed = [r, g, b].map((value, index) => Math.round(value * weight + (under[index] ?? 0) * (1 - weight)));
  return colorManipulator.recomposeColor({ type: 'rgb', values: mixed });
}
