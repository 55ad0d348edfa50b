import { type GraphNode } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';

/** The parts of a card's muted line, the most telling first: what arrives, and how much of it fails. */
export function cardText({ values, stats, health, folded, earlier }: GraphNode, formats: MeasureFormats): string[] {
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
  return [...(earlier?.change === 'added' ? ['new'] : []), ...arrivals(values, health, formats)];
}

/** The versions that are worth a badge: one alone tells nothing, several mean that something is being rolled out. */
export function cardVersions({ versions }: GraphNode): readonly string[] {
  return versions.length > 1 ? versions : [];
}

function arrivals(values: GraphNode['values'], health: GraphNode['health'], formats: MeasureFormats): string[] {
  const { requestRateIn = 0, errorRatioIn, tcpThroughputIn = 0 } = values;
  if (requestRateIn > 0) {
    const errors = errorRatioIn === undefined ? [] : [formats.brief('errorRatioIn', errorRatioIn)];
    return [formats.brief('requestRateIn', requestRateIn), ...errors];
  }
  if (tcpThroughputIn > 0) {
    return [formats.brief('tcpThroughputIn', tcpThroughputIn)];
  }
  return [health === 'idle' ? 'idle' : 'no callers seen'];
}
