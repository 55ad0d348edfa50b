import { followingLatency, type LabelContent, toEdgeLabel } from './edgeLabels';
import { type MeasureText } from './Painter';
import { type EdgeShape } from './Picture';
import { type LabelWish } from './placeLabels';

export interface LabelStyle extends LabelContent {
  readonly measure: MeasureText;
}

/**
 * What an edge would like to say, with the widths that only a page with its fonts can tell. A label whose
 * latency follows has room for it, so that it stays where it is.
 */
export function toLabelWish(shape: EdgeShape, { measure, ...content }: LabelStyle): LabelWish {
  const label = toEdgeLabel(shape, content);
  const { text: gap, room } = followingLatency;
  const widths = label.texts.map((text) => measure(text.replace(gap, room), { size: 1 }));
  return { ...label, widths, edge: shape.edge.id, severity: shape.severity, line: shape.width };
}
