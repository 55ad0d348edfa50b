import { type DataFrame } from '@grafana/data';
import { t } from './t';

/** Whether a frame is of a graph's first step: the same graph with latency may follow it. */
export function isFirstStep(frame: DataFrame): boolean {
  return frame.meta?.custom?.step === 'first';
}

/** When a first step looked at the mesh, in milliseconds since 1970; undefined for any other frame. */
export function evaluatedAt(frame: DataFrame): number | undefined {
  const at: unknown = frame.meta?.custom?.evaluatedAt;
  return typeof at === 'number' ? at : undefined;
}

/** How a notice begins that says that a graph's second step failed. */
export const latencyMissing = () => t('mesh.latency-missing', 'Latency is missing.');
