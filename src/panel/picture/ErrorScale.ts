import { type Field, type Threshold, ThresholdsMode } from '@grafana/data';

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
  const [degraded, failing] = errorSteps(field);
  if (degraded === undefined) {
    return defaultErrorScale;
  }
  return { degraded: degraded.value, failing: failing?.value ?? Infinity };
}

/** The thresholds above zero with their colours, lowest first; percentages are of the range from min to max, 0 to 1 where it is not set. */
export function errorSteps(field: Field | undefined): Threshold[] {
  const { thresholds, min, max } = field?.config ?? {};
  const [least, most] = [min ?? 0, max ?? 1];
  const share = (value: number) => (thresholds?.mode === ThresholdsMode.Percentage ? least + (value / 100) * (most - least) : value);
  return (thresholds?.steps ?? [])
    .map(({ value, color }) => ({ value: share(value), color }))
    .filter(({ value }) => Number.isFinite(value) && value > 0)
    .sort((a, b) => a.value - b.value);
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
