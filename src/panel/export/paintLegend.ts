import { type Point } from '../geometry/rects';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { t } from '../../mesh/t';
import { toErrorScale } from '../picture/ErrorScale';
import { type Look } from '../picture/Look';
import { type MeasureText, type Painter } from '../picture/Painter';

interface LegendContext {
  readonly look: Look;
  readonly formats: MeasureFormats;
  readonly measure: MeasureText;
}

const size = 12;
const line = 26;

/** What widths and colours mean, in one line that starts at a point. */
export function paintLegend(painter: Painter, { x, y }: Point, { look, formats, measure }: LegendContext): void {
  const { degraded, failing } = toErrorScale(formats.field('errorRatio'));
  const share = (ratio: number) => formats.brief('errorRatio', ratio);
  const entries: Array<{ text: string; colour: string; dash?: number[] }> = [
    { text: t('view.legend.rate', 'width: rate'), colour: look.line.fine },
    { text: t('view.legend.degraded', '! errors {{share}}', { share: `≥ ${share(degraded)}` }), colour: look.line.degraded },
    ...(Number.isFinite(failing) ? [{ text: t('view.legend.failing', '✕ errors {{share}}', { share: `≥ ${share(failing)}` }), colour: look.line.failing }] : []),
    { text: t('view.legend.tcp-short', 'TCP'), colour: look.kind.tcp, dash: [6, 4] },
  ];
  let at = x;
  for (const { text, colour, dash } of entries) {
    const points = [0, 1 / 3, 2 / 3, 1].map((part) => ({ x: at + line * part, y }));
    painter.curve(points, { colour, width: 3, dash });
    painter.text(text, { x: at + line + 6, y }, { colour: look.muted, size });
    at += line + 6 + measure(text, { size }) + 20;
  }
  painter.icon('lockOpen', { x: at + 6, y }, { size: 13, colour: look.line.failing, strokeWidth: 2 });
  painter.text(t('picture.plain-traffic', 'plain traffic'), { x: at + 18, y }, { colour: look.muted, size });
}
