import { isSilent, messageRate, tcpThroughput } from './flows';
import { type GraphEdge } from './Graph';

/** What a call counts: requests, messages of streams that have not ended, or connections and bytes of TCP alone. */
export type Traffic = 'request' | 'stream' | 'tcp';

/**
 * What flows over an edge. Requests are told before messages, messages before TCP; where nothing flows,
 * what could is told in the same order. A connection is traffic, whether or not it moves a byte.
 */
export function trafficOf({ protocols, values }: Pick<GraphEdge, 'protocols' | 'values'>): Traffic {
  if (protocols.length > 0 && protocols.every((protocol) => protocol === 'tcp')) {
    return 'tcp';
  }
  const { requestRate, tcpConnectionRate, tcpFailureRatio } = values;
  const messages = messageRate(values);
  if (requestRate || messages) {
    return requestRate ? 'request' : 'stream';
  }
  const connects = tcpThroughput(values) ?? tcpConnectionRate ?? tcpFailureRatio;
  if (connects !== undefined && !isSilent(values)) {
    return 'tcp';
  }
  if (requestRate === undefined && messages !== undefined) {
    return 'stream';
  }
  return requestRate === undefined && protocols.length === 0 && connects !== undefined ? 'tcp' : 'request';
}
