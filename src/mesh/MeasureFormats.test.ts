import { createTheme, MappingType, ThresholdsMode, toDataFrame } from '@grafana/data';

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

describe('what a dashboard says of fields', () => {
  const theme = createTheme();
  const common = { mode: ThresholdsMode.Absolute, steps: [{ value: -Infinity, color: 'green' }, { value: 0.01, color: 'purple' }] };
  const slow = { mode: ThresholdsMode.Absolute, steps: [{ value: -Infinity, color: 'green' }, { value: 100, color: 'red' }] };
  const frame = (refId: string, latency: object) =>
    toDataFrame({
      refId,
      fields: [
        { name: 'requestRate', values: [1], config: { unit: 'reqps', thresholds: common } },
        { name: 'errorRatio', values: [1], config: { unit: 'percentunit', thresholds: common } },
        { name: 'latencyMs', values: [1], config: { unit: 'ms', ...latency } },
      ],
    });
  const formats = new MeasureFormats(
    [frame('A', { displayName: 'How long', noValue: 'none', thresholds: slow }), frame('B', { unit: 's', thresholds: common })],
    theme
  );
  const second = formats.of({ origin: { refId: 'B', prefix: 'B: ', name: 'B', latencyStatistic: '' } });
  const colour = (name: string) => theme.visualization.getColorByName(name);

  it('names a measure', () => {
    expect(formats.label('latencyMs')).toBe('How long');
    expect(formats.label('requestRate')).toBeUndefined();
  });

  it('stands for what is unknown', () => {
    expect(formats.text('latencyMs', undefined)).toBe('none');
    expect(formats.text('errorRatio', undefined)).toBe('–');
  });

  it('colours errors above the first threshold, and others by thresholds of their own alone', () => {
    expect(formats.colour('errorRatio', 0.2)).toBe(colour('purple'));
    expect(formats.colour('errorRatio', 0)).toBeUndefined();
    expect(formats.colour('latencyMs', 150)).toBe(colour('red'));
    expect(formats.colour('requestRate', 150)).toBeUndefined();
    expect(formats.colour('latencyMs', undefined)).toBeUndefined();
  });

  it('may be said by query', () => {
    expect(second.text('latencyMs', 1.5)).toBe('1.50 s');
    expect(formats.text('latencyMs', 1.5)).toBe('1.50 ms');
    expect(second.label('latencyMs')).toBeUndefined();
    expect(formats.of({})).toBe(formats);
  });

  it('may be said by value', () => {
    const mapped = { type: MappingType.ValueToText, options: { 1: { text: 'open', color: 'orange' } } };
    const mapping = toDataFrame({ fields: [{ name: 'circuitOpen', values: [1], config: { mappings: [mapped] } }] });
    const told = new MeasureFormats([mapping], theme);
    expect(told.text('circuitOpen', 1)).toBe('open');
    expect(told.colour('circuitOpen', 1)).toBe(colour('orange'));
  });
});
