import { type GraphNode } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';

/** The muted line of a card: what arrives, and how much of it fails. */
export function cardText({ values, stats, versions, health }: GraphNode, formats: MeasureFormats): string {
  if (stats.length > 0) {
    return stats.join(' · ');
  }
  const parts: string[] = [];
  if ((values.requestRateIn ?? 0) > 0) {
    parts.push(formats.text('requestRateIn', values.requestRateIn));
    if (values.errorRatioIn !== undefined) {
      parts.push(values.errorRatioIn === 0 ? '0%' : formats.text('errorRatioIn', values.errorRatioIn));
    }
  } else if ((values.tcpThroughputIn ?? 0) > 0) {
    parts.push(formats.text('tcpThroughputIn', values.tcpThroughputIn));
  } else {
    parts.push(health === 'idle' ? 'idle' : 'no callers seen');
  }
  return [...parts, versions.join(' ')].filter((part) => part !== '').join(' · ');
}
