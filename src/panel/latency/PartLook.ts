import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { t } from '../../mesh/t';

import { type ShownPart } from './shownParts';

/** A pattern over a part's colour, so that parts are told apart without colours too. */
export type Texture = 'plain' | 'dots' | 'stripes' | 'lines' | 'crosses';

interface PartWords {
  readonly name: string;
  /** What a legend says of it. */
  readonly legend: string;
  /** What it holds, in a sentence. */
  readonly holds: string;
}

export interface PartLook {
  readonly colour: string;
  /** Text and textures on the colour. */
  readonly on: string;
  readonly texture: Texture;
}

/** Parts in words. */
const words: Readonly<Record<ShownPart, () => PartWords>> = {
  callerSide: () => ({
    name: t('latency.parts.callerSide.name', 'caller side'),
    legend: t('latency.parts.callerSide.legend', 'caller side: proxy, network, retries'),
    holds: t(
      'latency.parts.callerSide.holds',
      'The caller’s proxy, waiting for a connection and setting it up, the network both ways, failed attempts and the waits between them, injected delays.'
    ),
  }),
  callerProxy: () => ({
    name: t('latency.parts.callerProxy.name', 'caller proxy'),
    legend: t('latency.parts.callerProxy.legend', 'caller proxy'),
    holds: t(
      'latency.parts.callerProxy.holds',
      'The caller’s proxy: receiving the request, its filters, injected delays, handing the answer to a caller that reads slowly.'
    ),
  }),
  network: () => ({
    name: t('latency.parts.network.name', 'network'),
    legend: t('latency.parts.network.legend', 'network, retries'),
    holds: t(
      'latency.parts.network.holds',
      'The way between the two proxies, waiting for a connection and setting it up, failed attempts and the waits between them, answers that never came.'
    ),
  }),
  receivingProxy: () => ({
    name: t('latency.parts.receivingProxy.name', 'receiving proxy'),
    legend: t('latency.parts.receivingProxy.legend', 'receiving proxy, queue'),
    holds: t(
      'latency.parts.receivingProxy.holds',
      'The receiving proxy, and the queue in front of the application’s handler.'
    ),
  }),
  application: () => ({
    name: t('latency.parts.application.name', 'application'),
    legend: t('latency.parts.application.legend', 'application'),
    holds: t(
      'latency.parts.application.holds',
      'The application’s handler, with the calls that it makes itself.'
    ),
  }),
  receivingSide: () => ({
    name: t('latency.parts.receivingSide.name', 'receiving side'),
    legend: t('latency.parts.receivingSide.legend', 'receiving side, not split'),
    holds: t(
      'latency.parts.receivingSide.holds',
      'The receiving proxy and the application together: no metric of the application takes them apart.'
    ),
  }),
  notSplit: () => ({
    name: t('latency.parts.notSplit.name', 'not split'),
    legend: t('latency.parts.notSplit.legend', 'not split'),
    holds: t(
      'latency.parts.notSplit.holds',
      'What one side alone reports, or what no metric of the application takes apart.'
    ),
  }),
  uncertain: () => ({
    name: t('latency.parts.uncertain.name', 'split uncertain'),
    legend: t('latency.parts.uncertain.legend', 'receiving side, split uncertain'),
    holds: t(
      'latency.parts.uncertain.holds',
      'The whole receiving side: the application’s metric speaks of other calls than these.'
    ),
  }),
};

/** What a part is called. */
export function partWords(part: ShownPart): PartWords {
  return words[part]();
}

const hues: Readonly<Record<ShownPart, string | undefined>> = {
  callerSide: 'blue',
  callerProxy: 'blue',
  network: 'blue',
  receivingProxy: 'purple',
  application: 'yellow',
  receivingSide: undefined,
  notSplit: undefined,
  uncertain: undefined,
};
const textures: Readonly<Record<ShownPart, Texture>> = {
  callerSide: 'plain',
  callerProxy: 'plain',
  network: 'stripes',
  receivingProxy: 'dots',
  application: 'plain',
  receivingSide: 'lines',
  notSplit: 'lines',
  uncertain: 'crosses',
};
/** Contrast that shapes which carry meaning need against what lies behind them. */
const shapeContrast = 3;

/** How each part is painted in a theme. */
export function toPartLooks(theme: GrafanaTheme2): Readonly<Record<ShownPart, PartLook>> {
  const look = (part: ShownPart): PartLook => {
    const hue = hues[part];
    const colour = hue ? readable(theme, part === 'network' ? neighbour(theme, hue) : hue) : neutral(theme);
    return { colour, on: theme.colors.getContrastText(colour), texture: textures[part] };
  };
  return {
    callerSide: look('callerSide'),
    callerProxy: look('callerProxy'),
    network: look('network'),
    receivingProxy: look('receivingProxy'),
    application: look('application'),
    receivingSide: look('receivingSide'),
    notSplit: look('notSplit'),
    uncertain: look('uncertain'),
  };
}

/** A shade that belongs to the hue and is not it. */
function neighbour(theme: GrafanaTheme2, hue: string): string {
  return theme.isDark ? `light-${hue}` : `dark-${hue}`;
}

/** Beyond a hue's own shades, in light themes yellow has none that stands out: lighter or darker by these shares. */
const furtherShades = [0.1, 0.2, 0.3, 0.4, 0.5];

/** The shade of a hue that stands out from the panel, the plain one if it does. */
function readable(theme: GrafanaTheme2, hue: string): string {
  const plain = !hue.includes('-');
  const stronger = theme.isDark ? ['light', 'super-light'] : ['semi-dark', 'dark'];
  const names = [hue, ...(plain ? stronger.map((shade) => `${shade}-${hue}`) : [])];
  const named = names.map((name) => theme.visualization.getColorByName(name));
  const change = theme.isDark ? colorManipulator.lighten : colorManipulator.darken;
  const colours = [...named, ...furtherShades.map((share) => change(named.at(-1) ?? hue, share))];
  const enough = (colour: string) =>
    colorManipulator.getContrastRatio(colour, theme.colors.background.primary) >= shapeContrast;
  return colours.find(enough) ?? colours.at(-1) ?? hue;
}

/** Opaque, so that guides do not shine through a bar. */
function neutral(theme: GrafanaTheme2): string {
  const [r = 0, g = 0, b = 0, alpha = 1]: number[] = colorManipulator.decomposeColor(theme.colors.text.secondary).values;
  const behind: number[] = colorManipulator.decomposeColor(theme.colors.background.primary).values;
  const share = 0.75 * alpha;
  const mixed = [r, g, b].map((value, index) => Math.round(value * share + (behind[index] ?? 0) * (1 - share)));
  return colorManipulator.recomposeColor({ type: 'rgb', values: mixed });
}
