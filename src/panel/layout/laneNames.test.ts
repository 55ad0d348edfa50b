import { generateGraph } from '../testing/generateGraph';
import { shopGraph } from '../testing/shopGraph';
import { laneNames } from './laneNames';

describe('lanes', () => {
  it('are namespaces, and one for what lies outside the mesh', () => {
    const graph = shopGraph();
    expect([...new Set(laneNames(graph.nodes).values())].sort()).toEqual(['edge', 'external', 'pay', 'shop', 'stock']);
  });

  it('tell clusters apart only where there are several', () => {
    const [first, second] = generateGraph(60).nodes;
    const lanes = (clusters: string[]) => [
      ...laneNames(
        [first, second].flatMap((node, index) => (node ? [{ ...node, cluster: clusters[index] ?? '' }] : []))
      ).values(),
    ];
    expect(lanes(['east', 'east'])).toEqual(['edge', 'orders']);
    expect(lanes(['east', 'west'])).toEqual(['east / edge', 'west / orders']);
  });
});
