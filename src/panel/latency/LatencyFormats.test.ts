import { createTheme, toDataFrame } from '@grafana/data';

import { LatencyFormats } from './LatencyFormats';

const plain = new LatencyFormats([], createTheme());

describe('formatting a breakdown', () => {
  it.each([
    [140.2, '140 ms'],
    [1420.92, '1.42 s'],
    [1.19, '1.2 ms'],
    [0.034, '0.03 ms'],
    [0, '0 ms'],
    [-37.4, '−37 ms'],
    [undefined, '–'],
  ])('keeps only telling digits of %p', (ms, text) => expect(plain.ms(ms)).toBe(text));

  it('writes scales, bounds, changes and rates', () => {
    expect([0, 50, 500, 1000, 1500].map((ms) => plain.tick(ms))).toEqual(['0 ms', '50 ms', '500 ms', '1 s', '1.5 s']);
    expect(plain.between(25, 50)).toBe('25 to 50 ms');
    expect(plain.between(500, 1000)).toBe('500 ms to 1 s');
    expect(plain.changeMs(27)).toBe('+27 ms');
    expect(plain.rate(17.5)).toBe('18 req/s');
    expect(plain.share(0.906)).toBe('91%');
  });

  it('follows the unit and decimals that a dashboard sets', () => {
    const frame = toDataFrame({ fields: [{ name: 'sourceMeanMs', values: [1], config: { unit: 'µs', decimals: 3 } }] });
    expect(new LatencyFormats([frame], createTheme()).ms(140)).toBe('140.000 µs');
  });
});
