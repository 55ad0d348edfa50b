import { type Graph } from '../../mesh/Graph';

/** `5 of 16 nodes, 4 of 17 calls`; `of` is left out where all is shown. */
export function describeCounts(whole: Graph, narrowed: Graph, drawn: Graph): string {
  const share = (shown: number, all: number) => (shown === all ? `${all}` : `${shown} of ${all}`);
  const nodes = `${share(narrowed.nodes.length, whole.nodes.length)} nodes`;
  const cards = drawn.nodes.length === narrowed.nodes.length ? '' : ` in ${drawn.nodes.length} cards`;
  return `${nodes}${cards}, ${share(narrowed.edges.length, whole.edges.length)} calls`;
}
