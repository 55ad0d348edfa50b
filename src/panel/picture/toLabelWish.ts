import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type EdgeLabelPart } from '../PanelOptions';
import { toEdgeLabel } from './edgeLabels';
import { type MeasureText } from './Painter';
import { type EdgeShape } from './Picture';
import { type LabelWish } from './placeLabels';

export interface LabelStyle {
  readonly formats: MeasureFormats;
  readonly parts: readonly EdgeLabelPart[];
  readonly measure: MeasureText;
}

/** What an edge would like to say, with the widths that only a page with its fonts can tell. */
export function toLabelWish(shape: EdgeShape, { formats, parts, measure }: LabelStyle): LabelWish {
  const label = toEdgeLabel(shape, formats, parts);
  const widths = label.texts.map((text) => measure(text, { size: 1 }));
  return { ...label, widths, edge: shape.edge.id, severity: shape.severity, line: shape.width };
}
