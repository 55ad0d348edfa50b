import { type Field, ThresholdsMode } from '@grafana/data';

import { type Values } from '../../mesh/Graph';
import { type Severity } from './Picture';

/** From which share of errors on an edge is degraded, and from which failing; both in 0 to 1. */
export interface ErrorScale {
  readonly degraded: number;
  readonly failing: number;
}

export const defaultErrorScale: ErrorScale = { degraded: 0.01, failing: 0.1 };

/** Takes the scale from the thresholds of the field that holds the share of errors. */
export function toErrorScale(field: Field | undefined): ErrorScale {
  const thresholds = field?.config.thresholds;
  if (!thresholds || thresholds.mode !== ThresholdsMode.Absolute) {
    return defaultErrorScale;
  }
  const steps = thresholds.steps.map((step) => step.value).filter((value) => Number.isFinite(value) && value > 0);
  const [degraded, failing] = steps.sort((a, b) => a - b);
  if (degraded === undefined) {
    return defaultErrorScale;
  }
  return { degraded, failing: failing ?? Infinity };
}

export function severityOf(errorRatio: number | undefined, scale: ErrorScale): Severity {
  if (errorRatio === undefined || errorRatio < scale.degraded) {
    return 'fine';
  }
  return errorRatio < scale.failing ? 'degraded' : 'failing';
}

/** Of a call by the worse of its shares: requests that failed, and connections that did. */
export function severityOfCall(values: Values, scale: ErrorScale): Severity {
  return severityOf(worstRatio(values), scale);
}

/** The larger of the shares of requests and connections that failed; undefined where neither is known. */
export function worstRatio({ errorRatio, tcpFailureRatio }: Values): number | undefined {
  return errorRatio === undefined || tcpFailureRatio === undefined
    ? (errorRatio ?? tcpFailureRatio)
    : Math.max(errorRatio, tcpFailureRatio);
}
