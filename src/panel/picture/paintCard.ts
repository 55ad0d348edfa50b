import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { cardText } from './cardText';
import { iconOf } from './iconOf';
import { type Look } from './Look';
import { type MeasureText, type Painter } from './Painter';
import { type CardShape } from './Picture';
import { shortenMiddle } from './shortenMiddle';

export interface CardContext {
  readonly look: Look;
  readonly formats: MeasureFormats;
  readonly measure: MeasureText;
  readonly zoom: number;
  readonly selected: boolean;
}

const inset = { bar: 4, icon: 22, text: 36, end: 10, sign: 16 } as const;
/** Sizes on the screen below which a text is not worth its room, in pixels. */
const readable = { name: 9.5, line: 9, cardHeight: 11 } as const;

/** One card. As it gets smaller on the screen it loses its second line, its icon, then its text. */
export function paintCard(painter: Painter, card: CardShape, context: CardContext): void {
  const { look, zoom, selected } = context;
  const { node, x, y, width, height } = card;
  const colour = look.health[node.health];
  const troubled = node.health === 'degraded' || node.health === 'failing';
  const screenHeight = height * zoom;
  if (screenHeight < readable.cardHeight) {
    painter.box(card, { radius: 6, fill: troubled ? colour : look.cardBorder, stroke: selected ? look.focus : undefined });
    return;
  }
  if (selected) {
    const ring = { x: x - 4, y: y - 4, width: width + 8, height: height + 8 };
    painter.box(ring, { radius: 11, stroke: look.focus, strokeWidth: Math.max(2, 1.5 / zoom) });
  }
  const border = troubled ? { stroke: colour, strokeWidth: Math.max(1.5, 1 / zoom) } : { stroke: look.cardBorder };
  painter.box(card, { radius: 8, fill: look.card, ...border });
  painter.box({ x: x + 1, y: y + 8, width: inset.bar, height: height - 16 }, { radius: 2, fill: colour });
  paintText(painter, card, context);
}

function paintText(painter: Painter, card: CardShape, context: CardContext): void {
  const { look, formats, measure, zoom } = context;
  const { node, x, y, width, height } = card;
  const roomy = 10.5 * zoom >= readable.line;
  const nameSize = Math.max(12.5, readable.name / zoom);
  const sign = node.health === 'degraded' ? 'warning' : node.health === 'failing' ? 'failure' : undefined;
  const start = x + (roomy ? inset.text : inset.bar + 6);
  const room = x + width - inset.end - (sign ? inset.sign : 0) - start;
  if (roomy) {
    painter.icon(iconOf(node), { x: x + inset.icon, y: y + height / 2 }, { size: 16, colour: look.muted });
  }
  const name = shortenMiddle(node.title, room, (text) => measure(text, { size: nameSize, bold: true }));
  const middle = y + height / 2;
  painter.text(name, { x: start, y: roomy ? middle - 7.5 : middle }, { colour: look.text, size: nameSize, bold: true });
  if (roomy) {
    const line = shortenMiddle(cardText(node, formats), x + width - inset.end - start, (text) => measure(text, { size: 10.5 }));
    const lineColour =
      node.health === 'failing' || node.health === 'degraded' ? look.severityText[node.health] : look.muted;
    painter.text(line, { x: start, y: middle + 9 }, { colour: lineColour, size: 10.5 });
  }
  if (sign) {
    const at = { x: x + width - 13, y: roomy ? y + 14 : middle };
    painter.icon(sign, at, { size: roomy ? 11 : 11 / zoom / 1.4, colour: look.health[node.health] });
  }
}
