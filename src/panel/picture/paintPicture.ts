import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { arrowLength } from './drawPicture';
import { type Focus } from './Focus';
import { type Look } from './Look';
import { paintCard } from './paintCard';
import { type MeasureText, type Painter } from './Painter';
import { type EdgeShape, type LaneShape, type Picture } from './Picture';
import { type PlacedLabel } from './placeLabels';

export interface Scene {
  readonly picture: Picture;
  readonly labels: readonly PlacedLabel[];
  readonly look: Look;
  readonly formats: MeasureFormats;
  readonly measure: MeasureText;
  readonly zoom: number;
  /** What is hovered or selected, with its neighbourhood; the rest is faded. */
  readonly focus: Focus | undefined;
  /** Id of the selected node or edge. */
  readonly selected: string | undefined;
}

const fadedOpacity = 0.15;
/** Sizes on the screen below which they are left out, in pixels. */
const smallest = { arrow: 3, line: 1 } as const;

/** Walks over the picture from back to front: lanes, edges, cards, labels. */
export function paintPicture(painter: Painter, scene: Scene): void {
  const { picture, look, focus } = scene;
  for (const lane of picture.lanes) {
    painter.box(lane, { radius: 8, fill: look.lane, stroke: look.laneBorder });
    paintLaneName(painter, lane, scene);
  }
  inFocusLast(
    picture.edges,
    (shape) => !focus || focus.edges.has(shape.edge.id),
    painter,
    (shape) => paintEdge(painter, shape, scene)
  );
  inFocusLast(
    picture.cards,
    (card) => !focus || focus.nodes.has(card.node.id),
    painter,
    (card) => paintCard(painter, card, { ...scene, selected: scene.selected === card.node.id })
  );
  inFocusLast(
    scene.labels,
    (label) => !focus || focus.edges.has(label.shape.edge.id),
    painter,
    (label) => paintLabel(painter, label, scene)
  );
}

/** The name stands in the lane's corner; where cards are in its way, in the other corner or not at all. */
function paintLaneName(painter: Painter, lane: LaneShape, { picture, look, zoom, measure }: Scene): void {
  const size = Math.max(12, 10 / zoom);
  const width = measure(lane.name, { size });
  const y = lane.y + Math.max(15, size * 0.65);
  const corners = [lane.x + 14, lane.x + lane.width - 14 - width];
  const free = corners.find((left) =>
    picture.cards.every(
      (card) =>
        card.y > y + size / 2 ||
        card.y + card.height < y - size / 2 ||
        card.x > left + width ||
        card.x + card.width < left
    )
  );
  if (free !== undefined) {
    painter.text(lane.name, { x: free, y }, { colour: look.muted, size });
  }
}

/** Paints what is out of focus first and faded, then the rest at full strength. */
function inFocusLast<T>(
  items: readonly T[],
  inFocus: (item: T) => boolean,
  painter: Painter,
  paint: (item: T) => void
): void {
  const rest = items.filter((item) => !inFocus(item));
  if (rest.length > 0) {
    painter.faded(fadedOpacity, () => rest.forEach(paint));
  }
  items.filter(inFocus).forEach(paint);
}

function paintEdge(painter: Painter, { edge, curve, width, severity, kind }: EdgeShape, scene: Scene): void {
  const { look, zoom } = scene;
  const colour = severity === 'fine' ? look.kind[kind] : look.line[severity];
  const chosen = scene.selected === edge.id;
  const drawn = Math.max(width + (chosen ? 1.5 : 0), smallest.line / zoom);
  painter.curve(curve, { colour, width: drawn, dash: kind === 'tcp' ? [3 + 2 * drawn, 3 + drawn] : undefined });
  const [before, end] = curve.slice(-2);
  const length = arrowLength(width);
  if (before && end && length * zoom >= smallest.arrow) {
    const angle = Math.atan2(end.y - before.y, end.x - before.x);
    const tip = { x: end.x + Math.cos(angle) * length, y: end.y + Math.sin(angle) * length };
    painter.arrow(tip, angle, { length: length + 0.5, width: 7 + width * 1.1, colour });
  }
}

function paintLabel(painter: Painter, label: PlacedLabel, { look }: Scene): void {
  const { shape, text, lock, textSize, textX, x, y, height } = label;
  painter.box(label, { radius: height / 2, fill: look.pill, stroke: look.pillBorder, strokeWidth: textSize / 14 });
  const middle = y + height / 2;
  if (lock) {
    const colour = lock === 'open' ? look.line.failing : look.muted;
    painter.icon(
      lock === 'open' ? 'lockOpen' : 'lock',
      { x: (x + textX) / 2 + textSize * 0.1, y: middle },
      { size: textSize * 1.1, colour, strokeWidth: 2 }
    );
  }
  painter.text(
    text,
    { x: textX, y: middle + textSize * 0.05 },
    { colour: look.severityText[shape.severity], size: textSize }
  );
}
