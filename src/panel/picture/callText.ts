import { tcpThroughput, messageRate } from '../../mesh/flows';
import { type GraphEdge } from '../../mesh/Graph';
import { type Measure } from '../../mesh/measures';
import { trafficOf } from '../../mesh/trafficOf';
import { t } from '../../mesh/t';

/** Writes a number of a measure: in full, or briefly. */
export type Write = (measure: Measure, value: number) => string;

/** How much flows over an edge, in the unit of what flows; false where that is not known. */
export function rateText(edge: GraphEdge, write: Write): string | false {
  const { values } = edge;
  switch (trafficOf(edge)) {
    case 'tcp': {
      const bytes = tcpThroughput(values);
      return bytes || values.tcpConnectionRate === undefined
        ? bytes !== undefined && write('tcpSentThroughput', bytes)
        : write('tcpConnectionRate', values.tcpConnectionRate);
    }
    case 'stream':
      return write('responseMessageRate', messageRate(values) ?? 0);
    default:
      return values.requestRate !== undefined && write('requestRate', values.requestRate);
  }
}

/** The share that fails, of requests or of connections, whichever is worse; false where none is known to. */
export function failureText(edge: GraphEdge, write: Write): string | false {
  const { errorRatio = 0, tcpFailureRatio = 0 } = edge.values;
  if (tcpFailureRatio > errorRatio) {
    const share = write('tcpFailureRatio', tcpFailureRatio);
    return trafficOf(edge) === 'tcp'
      ? t('picture.failed', '{{share}} failed', { share })
      : t('picture.connections-failed', '{{share}} conn failed', { share });
  }
  return errorRatio > 0 && write('errorRatio', errorRatio);
}
