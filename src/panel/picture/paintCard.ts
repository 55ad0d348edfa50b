import { type Point, type Rect } from '../geometry/rects';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Sliced } from '../../mesh/Sliced';
import { badgeOf } from './badgeOf';
import { cardName, prepareNames } from './cardName';
import { cardText } from './cardText';
import { paintVersions } from './paintVersions';
import { iconOf } from './iconOf';
import { type Look } from './Look';
import { namePlace } from './namePlace';
import { type MeasureText, type Painter } from './Painter';
import { type CardShape, type Picture } from './Picture';

export interface CardContext {
  /** The picture that the card is part of: its name is told apart from others of its lane. */
  readonly picture: Pick<Picture, 'cards'>;
  readonly look: Look;
  readonly formats: MeasureFormats;
  readonly measure: MeasureText;
  readonly zoom: number;
  readonly selected: boolean;
}

const inset = { bar: 4, icon: 19 } as const;
/** Where fewer responses than this share ended badly, there is nothing to see. */
const smallestShare = 0.005;
/** Heights of a card on the screen from which it shows a sign of trouble and its name, in pixels. */
const showsFrom = { sign: 4.5, name: 11 } as const;
/** How far a card beneath sticks out: in the picture, and at least on the screen, in pixels. */
const beneath = { drawn: 5, least: 3.5 } as const;
const lineSize = { drawn: 10.5, least: 8.8 } as const;

/** One card. As it gets smaller on the screen it loses its icon, its second line, then its text; the sign goes last. */
export function paintCard(painter: Painter, card: CardShape, context: CardContext): void {
  const { look, zoom, selected } = context;
  const { node, x, y, width, height } = card;
  const colour = look.health[node.health];
  const troubled = node.health === 'degraded' || node.health === 'failing';
  const screenHeight = height * zoom;
  if (screenHeight < showsFrom.name) {
    painter.box(card, { radius: 6, fill: colour, stroke: selected ? look.focus : undefined });
    if (troubled && screenHeight >= showsFrom.sign) {
      const style = { size: height * 0.8, colour: look.onBadge, strokeWidth: 2.4 };
      painter.icon(node.health === 'failing' ? 'failure' : 'warning', { x: x + width / 2, y: y + height / 2 }, style);
    }
    return;
  }
  if (selected) {
    const ring = { x: x - 4, y: y - 4, width: width + 8, height: height + 8 };
    painter.box(ring, { radius: 11, stroke: look.focus, strokeWidth: Math.max(2, 1.5 / zoom) });
  }
  const border = troubled
    ? { stroke: colour, strokeWidth: Math.max(1.5, 1 / zoom) }
    : { stroke: look.cardBorder, strokeWidth: Math.max(1, 0.8 / zoom) };
  if (node.folded) {
    // More cards lie beneath it.
    const out = Math.max(beneath.drawn, beneath.least / zoom);
    const rim = { stroke: look.health.idle, strokeWidth: Math.max(1, 1 / zoom) };
    painter.box({ x: x + out, y: y + out, width, height }, { radius: 8, fill: look.card, ...rim });
  }
  painter.box(card, { radius: 8, fill: look.card, ...border });
  painter.box({ x: x + 1, y: y + 8, width: inset.bar, height: height - 16 }, { radius: 2, fill: colour });
  paintText(painter, card, context);
  const badge = badgeOf(card, zoom);
  if (badge) {
    paintBadge(painter, badge, card, look);
  }
}

/** Makes a card's name ready to be painted, with rests. */
export function* prepareCard(card: CardShape, { picture, measure, zoom }: Pick<CardContext, 'picture' | 'measure' | 'zoom'>): Sliced<void> {
  if (card.height * zoom >= showsFrom.name) {
    yield* prepareNames(card, { cards: picture.cards, measure, zoom });
  }
}

function paintText(painter: Painter, card: CardShape, context: CardContext): void {
  const { look, picture, measure, zoom } = context;
  const { node, x, y, height } = card;
  const { at, size, room, roomy, withIcon } = namePlace(card, zoom);
  const middle = y + height / 2;
  painter.text(cardName(card, { cards: picture.cards, measure, zoom }), at, { colour: look.text, size, bold: true });
  if (withIcon) {
    painter.icon(iconOf(node), { x: x + inset.icon, y: middle }, { size: 16, colour: look.muted });
  }
  if (roomy) {
    paintLine(painter, { x: at.x, y: middle + 9 }, room.line, card, context);
    paintShares(painter, { x: at.x, y: y + height - 5 }, room.line - 4, card, context);
  }
}

/** The second line; what does not fit is left out from its end. */
function paintLine(painter: Painter, at: Point, room: number, { node }: CardShape, context: CardContext): void {
  const { look, formats, measure, zoom } = context;
  const size = Math.max(lineSize.drawn, lineSize.least / zoom);
  const troubled = node.health === 'failing' || node.health === 'degraded';
  const colour = troubled ? look.severityText[node.health] : look.muted;
  const parts = cardText(node, formats.of(node));
  const width = (count: number) => measure(parts.slice(0, count).join(' · '), { size });
  let count = parts.length;
  while (count > 1 && width(count) > room) {
    count--;
  }
  painter.text(parts.slice(0, count).join(' · '), at, { colour, size });
  const behind = width(count) + size * 0.6;
  paintVersions(painter, { x: at.x + behind, y: at.y }, { node, room: room - behind, size, look, measure });
}

/** A thin bar of how responses ended, where some ended badly; red comes first, so that it is seen when it is little. */
function paintShares(painter: Painter, { x, y }: Point, room: number, { shares }: CardShape, { look }: CardContext): void {
  if (!shares || shares.ok > 1 - smallestShare) {
    return;
  }
  let at = x;
  const colours = { server: look.line.failing, client: look.line.degraded, ok: look.health.healthy };
  for (const kind of ['server', 'client', 'ok'] as const) {
    const width = room * shares[kind];
    if (width > 0) {
      painter.box({ x: at, y, width, height: 2.5 }, { radius: 0, fill: colours[kind] });
      at += width;
    }
  }
}

/** A badge on the corner says with a sign what the colour says. */
function paintBadge(painter: Painter, badge: Rect, { node }: CardShape, look: Look): void {
  const radius = badge.width / 2;
  painter.box(badge, { radius, fill: look.health[node.health], stroke: look.lane, strokeWidth: 1.5 });
  const centre = { x: badge.x + radius, y: badge.y + radius };
  const style = { size: radius * 1.5, colour: look.onBadge, strokeWidth: 2.2 };
  painter.icon(node.health === 'failing' ? 'failure' : 'warning', centre, style);
}
