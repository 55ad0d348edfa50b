import { packCurves, unpackCurves } from './packCurves';

it('gives back the curves it packed, empty ones too', () => {
  const curves = new Map([
    ['a', [{ x: 1, y: 2.5 }, { x: -3, y: 0.1 }]],
    ['none', []],
    ['b', [{ x: 7, y: 8 }]],
  ]);
  expect(unpackCurves(packCurves(curves))).toEqual(curves);
});
