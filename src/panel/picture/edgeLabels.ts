import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type EdgeLabelPart } from '../PanelOptions';
import { tcpThroughput } from './drawPicture';
import { type EdgeShape } from './Picture';

/** What stands on an edge, before a place for it was found. */
export interface EdgeLabel {
  readonly text: string;
  /** The one number that matters most, for where there is no room for all. */
  readonly short: string;
  /** An open lock where some traffic is plain; a closed one only where every lock is asked for. */
  readonly lock: 'open' | 'closed' | undefined;
}

/** Below this share of mTLS some traffic is plain; a full share may miss 1 by rounding. */
const encrypted = 0.9999;

export function toEdgeLabel(
  { edge, severity, kind }: EdgeShape,
  formats: MeasureFormats,
  parts: readonly EdgeLabelPart[]
): EdgeLabel {
  const { values } = edge;
  const rate =
    kind === 'tcp'
      ? formats.text('tcpSentThroughput', tcpThroughput(edge))
      : values.requestRate !== undefined && formats.short('requestRate', values.requestRate);
  const errors = severity !== 'fine' && formats.text('errorRatio', values.errorRatio);
  const texts: Record<EdgeLabelPart, string | false> = {
    rate,
    latency: values.latencyMs !== undefined && formats.text('latencyMs', values.latencyMs),
    errors,
    throughput:
      values.responseThroughput !== undefined && formats.text('responseThroughput', values.responseThroughput),
    mtls: values.mtlsRatio !== undefined && `mTLS ${formats.text('mtlsRatio', values.mtlsRatio)}`,
  };
  const order: EdgeLabelPart[] = ['rate', 'latency', 'errors', 'throughput', 'mtls'];
  const chosen = order.filter((part) => parts.includes(part)).flatMap((part) => texts[part] || []);
  const short = (parts.includes('errors') && errors) || chosen[0] || '';
  const plain = values.mtlsRatio !== undefined && values.mtlsRatio < encrypted;
  const closed = parts.includes('mtls') && values.mtlsRatio !== undefined;
  return {
    text: chosen.length > 0 ? chosen.join(' · ') : edge.stats.join(' · '),
    short,
    lock: plain ? 'open' : closed ? 'closed' : undefined,
  };
}
