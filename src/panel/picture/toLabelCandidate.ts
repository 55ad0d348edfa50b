import { type LabelContent, toEdgeLabel } from './edgeLabels';
import { type MeasureText } from './Painter';
import { type EdgeShape } from './Picture';
import { type LabelCandidate } from './placeLabels';

export interface LabelStyle extends LabelContent {
  readonly measure: MeasureText;
}

/** As wide as a latency mostly is: labels have so much room for it, so that they stay where they are when it comes or changes. */
const usualLatency = '000 ms';

/** What an edge would like to say, with the widths that only a page with its fonts can tell. */
export function toLabelCandidate(shape: EdgeShape, { measure, ...content }: LabelStyle): LabelCandidate {
  const { latency, ...label } = toEdgeLabel(shape, content);
  const widthOf = (text: string) => measure(text, { size: 1 });
  const widths = label.texts.map(widthOf);
  const rooms = label.texts.map((text, index) => {
    const usual = latency === undefined ? text : text.replace(latency, usualLatency);
    return Math.max(widths[index] ?? 0, widthOf(usual));
  });
  return { ...label, widths, rooms, edge: shape.edge.id, severity: shape.severity, line: shape.width };
}
