import { colorManipulator, createTheme, FieldType, ThresholdsMode } from '@grafana/data';

import { colourDistance, colourVisions } from '../testing/ColourVision';
import { toLook, toLookOf } from './Look';

/** Distances at which colours are told apart in different places of a picture, and side by side. */
const [apart, beside] = [20, 8];

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

  it('let failing lines stand out among healthy ones', () => {
    for (const healthy of Object.values(look.kind)) {
      expect(colourDistance(healthy, look.line.failing, 'full')).toBeGreaterThanOrEqual(40);
    }
  });

  it('tell healthy from degraded from failing', () => {
    expect(new Set(Object.values(look.health)).size).toBe(4);
    expect(new Set(Object.values(look.line)).size).toBe(3);
  });

  it.each(colourVisions)('tell lines with errors from fine ones where colours are seen with %s', (vision) => {
    for (const trouble of [look.line.degraded, look.line.failing]) {
      for (const fine of [look.kind.request, look.line.fine]) {
        expect(colourDistance(trouble, fine, vision)).toBeGreaterThanOrEqual(apart);
      }
      expect(colourDistance(trouble, look.kind.tcp, vision)).toBeGreaterThanOrEqual(apart);
    }
    // Which errors are more, labels tell; health has signs on its cards beside its colour.
    expect(colourDistance(look.line.degraded, look.line.failing, vision)).toBeGreaterThanOrEqual(beside);
    expect(colourDistance(look.health.degraded, look.health.failing, vision)).toBeGreaterThanOrEqual(beside);
  });
});

describe.each(['dark', 'light'] as const)('with thresholds of a dashboard’s own colours, in the %s theme', (mode) => {
  const theme = createTheme({ colors: { mode } });
  const withColours = (degraded: string, failing: string) => {
    const steps = [
      { value: -Infinity, color: 'green' },
      { value: 0.01, color: degraded },
      { value: 0.1, color: failing },
    ];
    const config = { thresholds: { mode: ThresholdsMode.Absolute, steps } };
    return toLookOf(theme, { name: 'errorRatio', type: FieldType.number, values: [], config });
  };

  it('is as ever where they are ours', () => {
    expect(withColours('orange', 'red')).toBe(toLook(theme));
    expect(toLookOf(theme, undefined)).toBe(toLook(theme));
  });

  it('draws calls in them, as readable as ours', () => {
    const look = withColours('orange', 'purple');
    expect(look.line.degraded).toBe(toLook(theme).line.degraded);
    expect(look.line.failing).not.toBe(toLook(theme).line.failing);
    const pale = withColours('#808080', theme.colors.background.primary);
    expect(colorManipulator.getContrastRatio(pale.severityText.failing, pale.pill)).toBeGreaterThanOrEqual(4.5);
    expect(colorManipulator.getContrastRatio(pale.line.failing, pale.lane)).toBeGreaterThanOrEqual(3);
  });
});
