import { awaitsLatency } from '../../mesh/awaitsLatency';
import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Measure } from '../../mesh/measures';
import { originOf } from '../../mesh/originOf';
import { healthWords } from '../../mesh/healthWords';
import { kindWords } from '../../mesh/kindWords';
import { roleWords } from '../../mesh/roleWords';
import { t } from '../../mesh/t';
import { type Target } from '../picture/Focus';
import { measureLabel } from './measureLabel';

/** One line of a tooltip or of the details. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Set where the dashboard gives the number one. */
  readonly colour?: string;
}

const edgeOrder: Measure[] = [
  'requestRate',
  'errorRate',
  'errorRatio',
  'latencyMs',
  'latencyMeanMs',
  'mtlsRatio',
  'requestThroughput',
  'responseThroughput',
  'tcpSentThroughput',
  'tcpReceivedThroughput',
  'tcpConnectionRate',
  'tcpFailureRatio',
  'requestMessageRate',
  'responseMessageRate',
  'retryRatio',
  'attemptsPerRequest',
  'timeoutRatio',
  'circuitOpen',
  'ejectionsActive',
];
const nodeOrder: Measure[] = [
  'requestRateIn',
  'errorRatioIn',
  'requestRateOut',
  'errorRatioOut',
  'tcpThroughputIn',
  'tcpConnectionRateIn',
  'tcpFailureRatioIn',
  'messageRateIn',
  'latencyMs',
];

/** Everything that is known of a node or an edge, by name; what is unknown is left out. */
export function factsOf(graph: Graph, target: Target, all: MeasureFormats): Fact[] {
  const item = (target.kind === 'edge' ? graph.edges : graph.nodes).find(({ id }) => id === target.id);
  if (!item) {
    return [];
  }
  const formats = all.of(item);
  const order = target.kind === 'edge' ? edgeOrder : nodeOrder;
  const facts = order.flatMap((measure): Fact[] => {
    const texts = [item.values[measure], item.earlier?.values[measure]].map((value) => value !== undefined && formats.text(measure, value));
    const [now, before] = texts;
    const was = before && before !== now ? t('view.facts.was', 'was {{value}}', { value: before }) : '';
    const follows = measure === 'latencyMs' && graph.latencyFollows && 'source' in item && awaitsLatency(item);
    const value = follows ? t('view.facts.follows', 'follows') : [now, was].filter(Boolean).join(', ');
    return value === '' ? [] : [{ name: measureLabel(measure, originOf(graph, item), formats), value, colour: formats.colour(measure, item.values[measure]) }];
  });
  const stats = facts.length === 0 ? item.stats.map((value) => ({ name: t('view.facts.statistic', 'Statistic'), value })) : [];
  return [...facts, ...stats, ...words(item)];
}

function words(item: Graph['nodes'][number] | Graph['edges'][number]): Fact[] {
  const named: Array<[string, string]> =
    'source' in item
      ? [
          [t('view.facts.protocols', 'Protocols'), item.protocols.join(', ')],
          [t('view.facts.reporter', 'Reported by'), item.reporter.split(',').join(', ')],
        ]
      : [
          [t('view.facts.health', 'Health'), healthWords(item.health)],
          [t('view.facts.kind', 'Kind'), [roleWords(item.role), kindWords(item.kind)].filter((part) => part !== '').join(', ')],
          [t('view.facts.namespace', 'Namespace'), item.namespace],
          [t('view.facts.cluster', 'Cluster'), item.cluster],
          [t('view.facts.versions', 'Versions'), item.versions.join(', ')],
        ];
  named.push([t('view.facts.query', 'Query'), item.origin?.refId ?? ''], [t('view.facts.source', 'Data source'), item.origin?.datasource ?? '']);
  return named.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value }));
}
