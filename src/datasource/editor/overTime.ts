import { type MeshQuery } from '../../mesh/MeshQuery';

/** A latency query is an instant unless it says otherwise; written by hand, it may say so in a text. */
export function asksOverTime({ instant }: MeshQuery): boolean {
  return String(instant) === 'false';
}
