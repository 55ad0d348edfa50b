import { type Point } from '../geometry/rects';
import { type GraphNode } from '../../mesh/Graph';
import { cardVersions } from './cardText';
import { type Look } from './Look';
import { type MeasureText, type Painter } from './Painter';

interface Style {
  readonly node: GraphNode;
  /** How wide all badges together may be, in pixels of the picture. */
  readonly room: number;
  /** Of the line that they stand in. */
  readonly size: number;
  readonly look: Look;
  readonly measure: MeasureText;
}

/** Badges of the versions that run behind a node, from left to right; those that find no room are counted in the last, `+2`, or all of them, `×3`. */
export function paintVersions(painter: Painter, at: Point, style: Style): void {
  const { node, room, look, measure } = style;
  const versions = cardVersions(node);
  const size = style.size * 0.9;
  const padding = size * 0.4;
  const wide = (text: string) => measure(text, { size }) + 2 * padding;
  let { x } = at;
  for (const [index, version] of versions.entries()) {
    const left = versions.length - index;
    const rest = index === 0 ? `×${left}` : `+${left}`;
    // All but the last leave room for what counts those behind it.
    const needed = wide(version) + (left > 1 ? padding + wide(`+${left - 1}`) : 0);
    const text = x + needed <= at.x + room ? version : rest;
    if (x + wide(text) > at.x + room) {
      return;
    }
    const rect = { x, y: at.y - size * 0.72, width: wide(text), height: size * 1.36 };
    painter.box(rect, { radius: size * 0.35, stroke: look.pillBorder, fill: look.pill, strokeWidth: size / 12 });
    painter.text(text, { x: x + padding, y: at.y }, { colour: look.muted, size });
    if (text === rest) {
      return;
    }
    x += rect.width + padding;
  }
}
