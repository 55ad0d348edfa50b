import { colorManipulator } from '@grafana/data';

/** How somebody sees colours: as most do, or without one of the three kinds of cones. */
export const colourVisions = ['full', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
export type ColourVision = (typeof colourVisions)[number];

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** What remains of linear red, green and blue, after Machado, Oliveira and Fernandes (2009), at full severity. */
const seen: Readonly<Record<ColourVision, Matrix>> = {
  full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** Linear sRGB to CIE XYZ, as shares of the white of D65. */
const toWhite: Matrix = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
];

/** How different two colours look: their distance in CIE Lab, where 2 is just seen and black and white are 100 apart. */
export function colourDistance(a: string, b: string, vision: ColourVision): number {
  const [from, to] = [toLab(a, vision), toLab(b, vision)];
  return Math.hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2]);
}

function toLab(colour: string, vision: ColourVision): Triple {
  const [r = 0, g = 0, b = 0]: number[] = colorManipulator.decomposeColor(colour).values;
  const left = times(seen[vision], [linear(r), linear(g), linear(b)]);
  const [x, y, z] = times(toWhite, left).map(root) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** A channel of sRGB, 0 to 255, as a share of its light. */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function root(share: number): number {
  return share > 216 / 24389 ? Math.cbrt(share) : (24389 / 27 / 116) * share + 16 / 116;
}

function times([first, second, third]: Matrix, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z;
  return [row(first), row(second), row(third)];
}
