import { type GraphEdge } from './Graph';

/** Below this share of mTLS some traffic is plain; a full share may miss 1 by rounding. */
const encrypted = 0.9999;

/** Whether some traffic of an edge is known not to be encrypted. */
export function isPlain({ plain, values: { mtlsRatio } }: GraphEdge): boolean {
  return plain === true || (mtlsRatio !== undefined && mtlsRatio < encrypted);
}
