import { type GraphNode } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';

/** The parts of a card's muted line, the most telling first: what arrives, how much of it fails, versions. */
export function cardText({ values, stats, versions, health, folded, earlier }: GraphNode, formats: MeasureFormats): string[] {
  if (folded) {
    const failing = folded.failing > 0 ? [`${folded.failing} failing`] : [];
    return [`${folded.count} folded`, ...failing, ...arrivals(values, 'idle', formats).filter((part) => part !== 'idle')];
  }
  if (stats.length > 0) {
    return [...stats];
  }
  const version = versions.join(' ');
  if (earlier?.change === 'removed') {
    return ['gone', version].filter((part) => part !== '');
  }
  const added = earlier?.change === 'added' ? 'new' : '';
  return [added, ...arrivals(values, health, formats), version].filter((part) => part !== '');
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
