import { type GraphNode } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { healthWords } from '../../mesh/healthWords';
import { roleWords } from '../../mesh/roleWords';
import { t } from '../../mesh/t';

/** The parts of a card's muted line, the most telling first: what arrives, and how much of it fails. */
export function cardText({ role, values, stats, health, folded, earlier }: GraphNode, formats: MeasureFormats): string[] {
  if (folded) {
    const failing = folded.failing > 0 ? [t('picture.folded-failing', '{{nodes}} failing', { nodes: folded.failing })] : [];
    return [t('picture.folded', '{{nodes}} folded', { nodes: folded.count }), ...failing, ...arrivals(values, formats)];
  }
  if (stats.length > 0) {
    return [...stats];
  }
  if (earlier?.change === 'removed') {
    return [t('picture.gone', 'gone')];
  }
  const arriving = arrivals(values, formats);
  const told = arriving.length > 0 ? arriving : [nothingArrives(health)];
  return [...(earlier?.change === 'added' ? [t('picture.new', 'new')] : []), ...withRole(role, told, health)];
}

/** A refused host says so first; of one outside the registry it matters less than how its calls fare. */
function withRole(role: string, told: string[], health: GraphNode['health']): string[] {
  switch (role) {
    case 'refused':
      return [roleWords(role), ...told];
    case 'passthrough':
      return health === 'healthy' || health === 'idle' ? [roleWords(role), ...told] : [...told, roleWords(role)];
    default:
      return told;
  }
}

/** The versions that are worth a badge: one alone tells nothing, several mean that something is being rolled out. */
export function cardVersions({ versions }: GraphNode): readonly string[] {
  return versions.length > 1 ? versions : [];
}

function nothingArrives(health: GraphNode['health']): string {
  return health === 'idle' ? healthWords(health) : t('picture.no-callers', 'no callers seen');
}

function arrivals(values: GraphNode['values'], formats: MeasureFormats): string[] {
  const { requestRateIn = 0, errorRatioIn, tcpThroughputIn = 0, tcpConnectionRateIn = 0, tcpFailureRatioIn = 0, messageRateIn = 0 } = values;
  const failed = tcpFailureRatioIn > 0 ? [t('picture.failed', '{{share}} failed', { share: formats.brief('tcpFailureRatioIn', tcpFailureRatioIn) })] : [];
  if (requestRateIn > 0) {
    const errors = errorRatioIn === undefined ? [] : [formats.brief('errorRatioIn', errorRatioIn)];
    return [formats.brief('requestRateIn', requestRateIn), ...errors];
  }
  if (messageRateIn > 0) {
    return [formats.brief('messageRateIn', messageRateIn)];
  }
  if (tcpThroughputIn > 0) {
    return [formats.brief('tcpThroughputIn', tcpThroughputIn), ...failed];
  }
  if (tcpConnectionRateIn > 0 || failed.length > 0) {
    return [formats.brief('tcpConnectionRateIn', tcpConnectionRateIn), ...failed];
  }
  return [];
}
