import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { describeChange } from '../compare/describeChange';
import { failureText, rateText, type Write } from './callText';
import { awaitsLatency } from '../../mesh/awaitsLatency';
import { connectionsCounted } from '../../mesh/measures';
import { t } from '../../mesh/t';
import { isPlain } from '../../mesh/isPlain';
import { type EdgeShape } from './Picture';

/** A number that can stand on an edge. */
export type EdgeLabelPart = 'rate' | 'latency' | 'errors' | 'throughput' | 'mtls' | 'attempts';

/** What stands on an edge, before a place for it was found. */
export interface EdgeLabel {
  /** From everything that was asked for down to the one number that matters most. */
  readonly texts: readonly string[];
  /** An open lock where some traffic is plain; a closed one only where every lock is asked for. */
  readonly lock: 'open' | 'closed' | undefined;
  /** Whether it tells what the call was before. */
  readonly changed: boolean;
  /** What tells the latency in its texts, or holds its place. */
  readonly latency?: string;
}

/** `24 req/s` becomes `24/s`: on an edge it is clear what is counted. Connections say that they are some. */
function perSecond(rate: string): string {
  const unit = connectionsCounted();
  return rate.endsWith(` ${unit}/s`) ? `${rate.slice(0, -` ${unit}/s`.length)}/s ${unit}` : rate.replace(/ ?req\/s$/, '/s');
}

/** Stands where a latency will. */
const followingLatency = '… ms';

export interface LabelContent {
  readonly formats: MeasureFormats;
  readonly parts: readonly EdgeLabelPart[];
  /** Whether calls whose latency is not known get one in a moment. */
  readonly latencyFollows?: boolean;
}

export function toEdgeLabel({ edge, severity }: EdgeShape, { formats: all, parts, latencyFollows }: LabelContent): EdgeLabel {
  const formats = all.of(edge);
  const { values } = edge;
  const brief: Write = (measure, value) => formats.brief(measure, value);
  const rate = rateText(edge, brief);
  const errors = severity !== 'fine' && failureText(edge, brief);
  const texts: Record<EdgeLabelPart, string | false> = {
    rate: rate && perSecond(rate),
    latency:
      values.latencyMs !== undefined
        ? formats.brief('latencyMs', values.latencyMs)
        : latencyFollows === true && awaitsLatency(edge) && followingLatency,
    errors,
    throughput:
      values.responseThroughput !== undefined && formats.brief('responseThroughput', values.responseThroughput),
    attempts: values.attemptsPerRequest !== undefined && t('picture.tries', '{{tries}} tries', { tries: formats.brief('attemptsPerRequest', values.attemptsPerRequest) }),
    mtls: values.mtlsRatio !== undefined && `mTLS ${formats.brief('mtlsRatio', values.mtlsRatio)}`,
  };
  const order: EdgeLabelPart[] = ['rate', 'latency', 'errors', 'throughput', 'attempts', 'mtls'];
  const change = describeChange(edge)?.text ?? '';
  const chosen = order.filter((part) => parts.includes(part)).flatMap((part) => texts[part] || []);
  if (change !== '') {
    chosen.unshift(change);
  }
  const first = chosen[0] ?? edge.stats.join(' · ');
  const most = change === '' && parts.includes('errors') && errors ? errors : first;
  const plain = isPlain(edge);
  const closed = parts.includes('mtls') && values.mtlsRatio !== undefined;
  return {
    texts: [...new Set([chosen.join(' · '), most === first ? first : `${first} · ${most}`, most])].filter(
      (text) => text !== ''
    ),
    lock: plain ? 'open' : closed ? 'closed' : undefined,
    changed: change !== '',
    ...(texts.latency && { latency: texts.latency }),
  };
}
