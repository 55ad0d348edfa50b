import { type Graph } from '../../mesh/Graph';
import { toTopology } from '../layout/toTopology';
import { generateGraph } from '../testing/generateGraph';
import { chooseFolded, type FoldFrame, type FoldPlan } from './chooseFolded';
import { foldGraph } from './foldGraph';
import { LaneMesh } from './LaneMesh';

const panel: FoldFrame = { size: { width: 1400, height: 528 }, flow: 'right' };
const wall: FoldFrame = { size: { width: 2560, height: 1268 }, flow: 'right' };

/** A mesh that does well, or whose nodes of one lane fail. */
function meshOf(count: number, failingLane = ''): Graph {
  const graph = generateGraph(count, { namespaces: 8, failing: 0 });
  const nodes = graph.nodes.map((node) => (node.namespace === failingLane ? { ...node, health: 'failing' as const } : node));
  return { ...graph, nodes };
}
const lanesOf = (plan: FoldPlan, folded: boolean) => [...plan].filter(([, is]) => is === folded).map(([lane]) => lane).sort();
const folded = (graph: Graph, frame: FoldFrame, before: FoldPlan = new Map()) => lanesOf(chooseFolded(graph, before, frame), true);
const open = (graph: Graph, frame: FoldFrame) => lanesOf(chooseFolded(graph, new Map(), frame), false);

describe('what starts folded', () => {
  it('is nothing where all names can be read', () => {
    expect(folded(meshOf(16), panel)).toEqual([]);
    expect(folded(meshOf(60), wall)).toEqual([]);
  });

  it('is more in a smaller panel', () => {
    expect(folded(meshOf(120), panel).length).toBeGreaterThan(folded(meshOf(120), wall).length);
  });

  it('is not the lane that fails, as long as it can be read', () => {
    const large = (graph: Graph) => graph.nodes.filter(({ namespace }) => namespace === 'identity').length;
    expect(large(meshOf(120))).toBeGreaterThan(10);
    expect(open(meshOf(120), panel)).not.toContain('identity');
    expect(open(meshOf(120, 'identity'), panel)).toContain('identity');
  });

  it('is even that lane when it alone is too much', () => expect(folded(meshOf(2000, 'identity'), panel)).toContain('identity'));

  it('is nothing where there is one lane only', () => {
    const graph = meshOf(200);
    expect(folded({ ...graph, nodes: graph.nodes.map((node) => ({ ...node, namespace: 'one' })) }, panel)).toEqual([]);
  });

  it('stays what it was when the mesh starts to fail', () => {
    const before = chooseFolded(meshOf(200), new Map(), panel);
    expect(chooseFolded(meshOf(200, 'identity'), before, panel)).toBe(before);
  });

  it('is a new lane of a mesh that has no room for it', () => {
    const before = chooseFolded(meshOf(120), new Map(), panel);
    const graph = meshOf(120);
    const added = graph.nodes.slice(0, 40).map((node) => ({ ...node, id: `x${node.id}`, namespace: 'new' }));
    const plan = chooseFolded({ ...graph, nodes: [...graph.nodes, ...added] }, before, panel);
    expect(plan.get('new')).toBe(true);
    before.forEach((was, lane) => expect(plan.get(lane)).toBe(was));
  });

  it('leaves open what somebody opened, and room for it', () => {
    const [first = ''] = folded(meshOf(120), panel);
    const plan = chooseFolded(meshOf(120), new Map(), { ...panel, chosen: new Map([[first, false]]) });
    expect(plan.get(first)).toBe(false);
  });
});

describe('with a limit of somebody’s own', () => {
  const limited = (foldAbove: number): FoldFrame => ({ ...panel, foldAbove });

  it('is nothing in a mesh of no more nodes, even where names cannot be read', () => {
    expect(folded(meshOf(120), limited(120))).toEqual([]);
    expect(folded(meshOf(500), limited(1e9))).toEqual([]);
  });

  it('is all but what fails in a larger one', () => {
    expect(open(meshOf(16), limited(0))).toEqual([]);
    expect(open(meshOf(16, 'shop'), limited(0))).toEqual(['shop']);
  });
});

it('asks for the layout of just what would be drawn', () => {
  const graph = meshOf(120);
  const mesh = new LaneMesh(graph);
  for (const lanes of [[], ['shop'], ['shop', 'platform', 'edge']]) {
    const drawn = foldGraph(graph, (lane) => !lanes.includes(lane));
    expect(mesh.topology(new Set(lanes))).toEqual(toTopology(drawn));
  }
});
