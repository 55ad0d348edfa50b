/** The id of the node that a lane is folded into. */
export function foldedId(lane: string): string {
  return `folded/${lane}`;
}
