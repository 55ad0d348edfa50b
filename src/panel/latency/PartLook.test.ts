import { colorManipulator, createTheme } from '@grafana/data';

import { colourDistance, colourVisions } from '../testing/ColourVision';
import { toPartLooks } from './PartLook';
import { type ShownPart } from './shownParts';

/** The parts that a bar can be made of. */
const bars: readonly ShownPart[][] = [
  ['callerSide', 'receivingProxy', 'application', 'notSplit'],
  ['callerProxy', 'network', 'receivingProxy', 'application', 'notSplit'],
  ['callerSide', 'receivingSide'],
  ['callerProxy', 'network', 'receivingSide'],
  ['callerSide', 'uncertain'],
  ['callerProxy', 'network', 'uncertain'],
];
/** A distance at which two plain colours are told apart at a glance. */
const atAGlance = 25;

describe.each(['dark', 'light'] as const)('the parts of a bar in the %s theme', (mode) => {
  const theme = createTheme({ colors: { mode } });
  const looks = toPartLooks(theme);

  it('stand out from the panel', () => {
    for (const { colour } of Object.values(looks)) {
      expect(colorManipulator.getContrastRatio(colour, theme.colors.background.primary)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(colourVisions)('are told apart by texture or colour where colours are seen with %s', (vision) => {
    const alike = (a: ShownPart, b: ShownPart) =>
      looks[a].texture === looks[b].texture && colourDistance(looks[a].colour, looks[b].colour, vision) < atAGlance;
    const confused = bars.flatMap((bar) => bar.flatMap((a, index) => bar.slice(index + 1).filter((b) => alike(a, b))));
    expect(confused).toEqual([]);
  });
});
