import { type GraphNode } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { roleWords } from '../../mesh/roleWords';

/** The parts of a card's muted line, the most telling first: what arrives, and how much of it fails. */
export function cardText({ role, values, stats, health, folded, earlier }: GraphNode, formats: MeasureFormats): string[] {
  if (folded) {
    const failing = folded.failing > 0 ? [`${folded.failing} failing`] : [];
    return [`${folded.count} folded`, ...failing, ...arrivals(values, 'idle', formats).filter((part) => part !== 'idle')];
  }
  if (stats.length > 0) {
    return [...stats];
  }
  if (earlier?.change === 'removed') {
    return ['gone'];
  }
  const told = arrivals(values, health, formats);
  return [...(earlier?.change === 'added' ? ['new'] : []), ...withRole(role, told, health)];
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

function arrivals(values: GraphNode['values'], health: GraphNode['health'], formats: MeasureFormats): string[] {
  const { requestRateIn = 0, errorRatioIn, tcpThroughputIn = 0, tcpConnectionRateIn = 0, tcpFailureRatioIn = 0, messageRateIn = 0 } = values;
  const failed = tcpFailureRatioIn > 0 ? [`${formats.brief('tcpFailureRatioIn', tcpFailureRatioIn)} failed`] : [];
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
  return [health === 'idle' ? 'idle' : 'no callers seen'];
}
