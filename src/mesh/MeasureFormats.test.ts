import { createTheme, toDataFrame } from '@grafana/data';

import { MeasureFormats } from './MeasureFormats';

const plain = new MeasureFormats([], createTheme());

describe('formatting measures', () => {
  it('uses the units of the frame contract', () => {
    expect(plain.text('requestRate', 24.1)).toBe('24.1 req/s');
    expect(plain.text('errorRatio', 0.061)).toBe('6.10%');
    expect(plain.text('latencyMs', 1500)).toBe('1.50 s');
    expect(plain.text('tcpSentThroughput', 118_000)).toBe('118 kB/s');
  });

  it('shows what is unknown as a dash, and zero as zero', () => {
    expect(plain.text('errorRatio', undefined)).toBe('–');
    expect(plain.text('errorRatio', 0)).toBe('0%');
  });

  it.each([
    ['requestRate', 180.4, '180 req/s'],
    ['requestRate', 2.04, '2.0 req/s'],
    ['requestRate', 0.034, '0.03 req/s'],
    ['errorRatio', 0.0831, '8.3%'],
    ['errorRatio', 0.12, '12%'],
    ['errorRatio', 0.0004, '0.04%'],
    ['latencyMs', 140.2, '140 ms'],
    ['latencyMs', 1500, '1.50 s'],
  ] as const)('keeps only telling digits of %s %d', (measure, value, text) => {
    expect(plain.brief(measure, value)).toBe(text);
  });

  it('follows the unit and decimals that a dashboard sets', () => {
    const frame = toDataFrame({ fields: [{ name: 'latencyMs', values: [140], config: { unit: 's', decimals: 3 } }] });
    const formats = new MeasureFormats([frame], createTheme());
    expect(formats.text('latencyMs', 1.5)).toBe('1.500 s');
    expect(formats.brief('latencyMs', 1.5)).toBe('1.500 s');
  });

  it('says what is counted a second, where nobody chose another unit', () => {
    expect(plain.text('tcpConnectionRate', 1500)).toBe('1.50K conn/s');
    expect(plain.brief('responseMessageRate', 50)).toBe('50 msg/s');
    const frame = toDataFrame({ fields: [{ name: 'tcpConnectionRate', values: [1], config: { unit: 'cpm' } }] });
    expect(new MeasureFormats([frame], createTheme()).text('tcpConnectionRate', 1)).toBe('1 c/m');
  });

  it('shows what arrives at a node as what its callers send', () => {
    const frame = toDataFrame({ fields: [{ name: 'tcpFailureRatio', values: [1], config: { unit: 'percentunit', decimals: 3 } }] });
    expect(new MeasureFormats([frame], createTheme()).text('tcpFailureRatioIn', 0.5)).toBe('50.000%');
  });
});
