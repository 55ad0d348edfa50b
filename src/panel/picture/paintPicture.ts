import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Sliced } from '../../mesh/Sliced';
import { arrowLength } from './arrowLength';
import { curveBounds } from '../geometry/curveBounds';
import { type Focus } from './Focus';
import { placedNames } from './laneName';
import { type Look } from './Look';
import { paintCard, prepareCard } from './paintCard';
import { type MeasureText, type Painter } from './Painter';
import { type EdgeShape, type Picture } from './Picture';
import { type PlacedLabel } from './placeLabels';
import { overlap, type Point, type Rect } from '../geometry/rects';
import { trimEnd } from '../geometry/trimEnd';

export interface Scene {
  readonly picture: Picture;
  readonly labels: readonly PlacedLabel[];
  readonly look: Look;
  readonly formats: MeasureFormats;
  readonly measure: MeasureText;
  readonly zoom: number;
  /** What part of the picture is in sight: names of lanes stay within it. Left out where all of it is. */
  readonly view?: Rect;
  /** What is hovered or selected, with its neighbourhood; the rest is faded. */
  readonly focus: Focus | undefined;
  /** A card in the hand of somebody, and where its middle is. */
  readonly carried?: { readonly id: string; readonly at: Point };
  /** Id of the selected node or edge. */
  readonly selected: string | undefined;
}

/** Strength of what is out of focus. */
export const fadedOpacity = 0.15;
/** Sizes on the screen below which they are left out, in pixels. */
const smallest = { arrow: 3, line: { fine: 1, degraded: 1.5, failing: 1.8 } } as const;
/** Room at both sides of a failing line where healthy ones are many, in pixels of the screen. */
const casing = 1.5;

/** The whole picture from back to front: lanes, what stands on them, and what is in focus over the rest. */
export function paintPicture(painter: Painter, scene: Scene): void {
  paintLanes(painter, scene);
  const paint = () => {
    for (const step of contentSteps(painter, scene)) {
      step();
    }
  };
  if (scene.focus) {
    painter.faded(fadedOpacity, paint);
  } else {
    paint();
  }
  paintLaneNames(painter, scene);
  paintFocus(painter, scene);
}

export function paintLanes(painter: Painter, scene: Scene): void {
  for (const lane of scene.picture.lanes) {
    painter.box(lane, { radius: 8, fill: scene.look.lane, stroke: scene.look.laneBorder });
  }
}

/** Over all calls, and cards where there is no room beside them. */
export function paintLaneNames(painter: Painter, { picture, look, zoom, measure, view }: Scene): void {
  for (const { text, x, y, width, height, size, indent } of placedNames(picture, { zoom, measure, view })) {
    const middle = y + height / 2;
    // Wide enough to part the name from lines, and not so high that it would reach the first card.
    const [aside, above] = [size * 0.3, size * 0.08];
    const plate = { x: x - aside, y: y - above, width: width + 2.5 * aside, height: height + 2 * above };
    painter.box(plate, { radius: aside, fill: look.lane });
    painter.icon('unfolded', { x: x + size * 0.4, y: middle }, { size: size * 0.9, colour: look.muted });
    painter.text(text, { x: x + indent, y: middle }, { colour: look.muted, size });
  }
}

/** Steps for each edge, card and label that touches `view`, from back to front; nothing is chosen yet. */
export function* contentSteps(painter: Painter, scene: Scene, view?: Rect): Generator<() => void> {
  const plain = { ...scene, selected: undefined };
  for (const shape of scene.picture.edges) {
    if (!view || overlap(curveBounds(shape.curve), view)) {
      yield () => paintEdge(painter, shape, plain);
    }
  }
  for (const card of scene.picture.cards) {
    if (!view || overlap(card, view)) {
      yield* stepsOf(prepareCard(card, scene));
      yield () => paintCard(painter, card, { ...scene, selected: false });
    }
  }
  for (const label of scene.labels) {
    if (!view || overlap(label, view)) {
      yield () => paintLabel(painter, label, scene);
    }
  }
}

/** Each part of some work as a step of its own. */
function* stepsOf(work: Sliced<void>): Generator<() => void> {
  for (let rest = work.next(); !rest.done; rest = work.next()) {
    yield noPaint;
  }
}

const noPaint = () => undefined;

/** The card that is carried, over everything else. */
export function paintCarried(painter: Painter, scene: Scene): void {
  const { carried, picture } = scene;
  const card = picture.cards.find(({ node }) => node.id === carried?.id);
  if (card && carried) {
    const at = { x: carried.at.x - card.width / 2, y: carried.at.y - card.height / 2 };
    paintCard(painter, { ...card, ...at }, { ...scene, selected: true });
  }
}

/** What is in focus, at full strength. */
export function paintFocus(painter: Painter, scene: Scene): void {
  const { picture, labels, focus, selected } = scene;
  if (focus) {
    const edges = picture.edges.filter(({ edge }) => focus.edges.has(edge.id));
    const cards = picture.cards.filter(({ node }) => focus.nodes.has(node.id));
    edges.forEach((shape) => paintEdge(painter, shape, scene));
    cards.forEach((card) => paintCard(painter, card, { ...scene, selected: selected === card.node.id }));
    labels.filter(({ edge }) => focus.edges.has(edge)).forEach((label) => paintLabel(painter, label, scene));
  }
}

function paintEdge(painter: Painter, { edge, curve, width, severity, kind }: EdgeShape, scene: Scene): void {
  const { look, zoom } = scene;
  const { crowd } = scene.picture;
  const colour = severity === 'fine' ? look.kind[kind] : look.line[severity];
  const chosen = scene.selected === edge.id;
  const drawn = Math.max(width + (chosen ? 1.5 : 0), smallest.line[severity] / zoom);
  const gone = edge.earlier?.change === 'removed';
  const dash = gone ? [drawn, 4 + 2 * drawn] : kind === 'tcp' ? [3 + 2 * drawn, 3 + drawn] : undefined;
  if (severity !== 'fine' && crowd > 0) {
    painter.curve(curve, { colour: look.lane, width: drawn + (2 * casing * crowd) / zoom });
  }
  const length = arrowLength(width);
  if (length * zoom < smallest.arrow) {
    painter.curve(curve, { colour, width: drawn, dash });
    return;
  }
  const [before, tip] = curve.slice(-2);
  painter.curve(trimEnd(curve, length), { colour, width: drawn, dash });
  if (before && tip) {
    const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
    painter.arrow(tip, angle, { length: length + 0.5, width: 7 + width * 1.1, colour });
  }
}

function paintLabel(painter: Painter, label: PlacedLabel, { look }: Scene): void {
  const { severity, text, lock, textSize, textX, x, y, height } = label;
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
    { colour: look.severityText[severity], size: textSize }
  );
}
