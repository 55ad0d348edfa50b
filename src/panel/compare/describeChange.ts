import { type GraphEdge } from '../../mesh/Graph';
import { t } from '../../mesh/t';

/** What became of a call since then, and how much that matters: more is worse. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'moreErrors' | 'slower' | 'fewerErrors' | 'faster' | 'same';
  /** Short enough for a label. */
  readonly text: string;
  readonly weight: number;
}

/** Shares of failures that differ by less, as shares of all requests or connections, are the same. */
const errorStep = 0.005;
/** Latencies that differ by less than this factor, or by less than so many milliseconds, are the same. */
const latencyStep = { factor: 1.2, ms: 5 } as const;

/** What a call was before and is now; undefined where nothing is compared. */
export function describeChange({ values, earlier }: GraphEdge): Change | undefined {
  if (!earlier) {
    return undefined;
  }
  if (earlier.change === 'added') {
    return { kind: 'added', text: t('picture.new', 'new'), weight: 2 };
  }
  if (earlier.change === 'removed') {
    return { kind: 'removed', text: t('picture.gone', 'gone'), weight: 2.5 };
  }
  const errors = ofFailures(values.errorRatio, earlier.values.errorRatio, errorChange);
  const connections = ofFailures(values.tcpFailureRatio, earlier.values.tcpFailureRatio, connectionChange);
  const latency = ofLatency(values.latencyMs, earlier.values.latencyMs);
  const changes = [errors, connections, latency].flatMap((change) => change ?? []);
  // Fewer errors do not hide that a call became slow: what matters more is told.
  return changes.reduce((most, change) => (change.weight > most.weight ? change : most), same);
}

const same: Change = { kind: 'same', text: '', weight: 0 };

const errorChange = (change: string) => t('picture.error-change', '{{change}} pp errors', { change });

const connectionChange = (change: string) => t('picture.connection-change', '{{change}} pp conn failed', { change });

function ofFailures(now: number | undefined, before: number | undefined, write: (change: string) => string): Change | undefined {
  if (now === undefined || before === undefined || Math.abs(now - before) < errorStep) {
    return undefined;
  }
  const points = Math.abs((now - before) * 100).toFixed(1);
  return now > before
    ? { kind: 'moreErrors', text: write(`▲ ${points}`), weight: 3 + (now - before) * 100 }
    : { kind: 'fewerErrors', text: write(`▼ ${points}`), weight: 0.8 };
}

function ofLatency(now: number | undefined, before: number | undefined): Change | undefined {
  if (!now || !before || Math.abs(now - before) < latencyStep.ms) {
    return undefined;
  }
  const factor = now / before;
  if (factor < latencyStep.factor && factor > 1 / latencyStep.factor) {
    return undefined;
  }
  const percent = Math.round(Math.abs(factor - 1) * 100);
  return factor > 1
    ? { kind: 'slower', text: t('picture.slower', '▲ {{percent}}% slower', { percent }), weight: 1 + Math.log2(factor) }
    : { kind: 'faster', text: t('picture.faster', '▼ {{percent}}% faster', { percent }), weight: 0.5 };
}
