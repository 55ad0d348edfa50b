import { colorManipulator, createTheme } from '@grafana/data';

import { toLook } from './Look';

describe.each(['dark', 'light'] as const)('the colours of the %s theme', (mode) => {
  const look = toLook(createTheme({ colors: { mode } }));
  const contrast = colorManipulator.getContrastRatio;

  it('let texts be read on cards, lanes and pills', () => {
    const texts = [look.text, look.muted, ...Object.values(look.severityText)];
    for (const text of texts) {
      for (const background of [look.card, look.lane, look.pill]) {
        expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('let lines and signs be seen', () => {
    const signs = [...Object.values(look.health), ...Object.values(look.line), ...Object.values(look.kind), look.focus];
    for (const sign of signs) {
      expect(contrast(sign, look.lane)).toBeGreaterThanOrEqual(3);
    }
  });

  it('tell healthy from degraded from failing', () => {
    expect(new Set(Object.values(look.health)).size).toBe(4);
    expect(new Set(Object.values(look.line)).size).toBe(3);
  });
});
