import { type GraphEdge } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { isTcp, tcpThroughput } from '../picture/drawPicture';

/** What an exported edge says of itself: rate, latency, errors where there are any. */
export function edgeText(edge: GraphEdge, formats: MeasureFormats): string {
  const { requestRate, latencyMs, errorRatio } = edge.values;
  if (isTcp(edge)) {
    return formats.brief('tcpSentThroughput', tcpThroughput(edge));
  }
  const rate = requestRate === undefined ? [] : [formats.brief('requestRate', requestRate)];
  const latency = latencyMs === undefined ? [] : [formats.brief('latencyMs', latencyMs)];
  const errors = errorRatio ? [`${formats.brief('errorRatio', errorRatio)} errors`] : [];
  return rate.length + latency.length === 0 ? edge.stats.join(' · ') : [...rate, ...latency, ...errors].join(' · ');
}
