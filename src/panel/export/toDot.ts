import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { laneNames } from '../layout/laneNames';
import { edgeText } from './edgeText';

/** The graph in Graphviz's language: lanes are clusters, and edges say what they say in the picture. */
export function toDot(graph: Graph, formats: MeasureFormats): string {
  const lanes = laneNames(graph.nodes);
  const names = [...new Set(lanes.values())].sort();
  const node = (id: string, title: string) => `${quote(id)} [label=${quote(title)}]`;
  const clusters = names.flatMap((lane, index) => {
    const members = graph.nodes.filter(({ id }) => lanes.get(id) === lane);
    const lines = members.map(({ id, title }) => `    ${node(id, title)};`);
    return [`  subgraph cluster_${index} {`, `    label=${quote(lane)};`, ...lines, '  }'];
  });
  const edges = graph.edges.map((edge) => {
    const { source, target } = edge;
    return `  ${quote(source)} -> ${quote(target)} [label=${quote(edgeText(edge, formats))}];`;
  });
  return ['digraph mesh {', '  rankdir=LR;', '  node [shape=box, style=rounded];', ...clusters, ...edges, '}', ''].join('\n');
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
