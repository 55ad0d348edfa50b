import { type GraphEdge } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { failureText, rateText, type Write } from '../picture/callText';

/** What an exported edge says of itself: rate, latency, failures where there are any. */
export function edgeText(edge: GraphEdge, formats: MeasureFormats): string {
  const { latencyMs } = edge.values;
  const brief: Write = (measure, value) => formats.of(edge).brief(measure, value);
  const rate = rateText(edge, brief);
  const latency = latencyMs !== undefined && brief('latencyMs', latencyMs);
  if (!rate && !latency) {
    return edge.stats.join(' · ');
  }
  const failure = failureText(edge, brief);
  const named = failure && (failure.endsWith('failed') ? failure : `${failure} errors`);
  return [rate, latency, named].filter(Boolean).join(' · ');
}
