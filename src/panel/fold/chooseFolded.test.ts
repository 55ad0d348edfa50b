import { type Graph } from '../../mesh/Graph';
import { generateGraph } from '../testing/generateGraph';
import { chooseFolded } from './chooseFolded';

/** Each fifth node is in the same lane; those of one lane fail. */
function meshOf(count: number, failingLane = ''): Graph {
  const graph = generateGraph(count);
  const nodes = graph.nodes.map((node) => (node.namespace === failingLane ? { ...node, health: 'failing' as const } : node));
  return { ...graph, nodes };
}
const foldedLanes = (graph: Graph, before = new Map<string, boolean>()) =>
  [...chooseFolded(graph, before, 150)].filter(([, folded]) => folded).map(([lane]) => lane).sort();

describe('what starts folded', () => {
  it('is nothing in a mesh of moderate size', () => expect(foldedLanes(meshOf(150))).toEqual([]));

  it('is everything in a large one that does well', () =>
    expect(foldedLanes(meshOf(200))).toEqual(['n0', 'n1', 'n2', 'n3', 'n4']));

  it('is not the lane that fails', () => expect(foldedLanes(meshOf(200, 'n3'))).toEqual(['n0', 'n1', 'n2', 'n4']));

  it('is even that lane when it alone is too much', () => expect(foldedLanes(meshOf(1000, 'n3'))).toContain('n3'));

  it('is nothing where there is one lane only', () => {
    const graph = meshOf(200);
    expect(foldedLanes({ ...graph, nodes: graph.nodes.map((node) => ({ ...node, namespace: 'one' })) })).toEqual([]);
  });

  it('stays what it was when the mesh starts to fail', () => {
    const before = chooseFolded(meshOf(200), new Map(), 150);
    expect(chooseFolded(meshOf(200, 'n3'), before, 150)).toBe(before);
  });

  it('is a new lane of a mesh that has grown large', () => {
    const before = chooseFolded(meshOf(100), new Map(), 150);
    const graph = meshOf(200);
    const grown = { ...graph, nodes: [...graph.nodes, ...meshOf(3).nodes.map((node) => ({ ...node, id: `x${node.id}`, namespace: 'new' }))] };
    expect([...chooseFolded(grown, before, 150)].filter(([, folded]) => folded)).toEqual([['new', true]]);
  });
});
