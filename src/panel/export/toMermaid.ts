import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { laneNames } from '../layout/laneNames';
import { edgeText } from './edgeText';

/** The graph as a Mermaid flowchart: lanes are subgraphs. Ids are numbers, since names may hold anything. */
export function toMermaid(graph: Graph, formats: MeasureFormats): string {
  const lanes = laneNames(graph.nodes);
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const names = [...new Set(lanes.values())].sort();
  const subgraphs = names.flatMap((lane, index) => {
    const members = graph.nodes.filter(({ id }) => lanes.get(id) === lane);
    const lines = members.map(({ id, title }) => `    ${ids.get(id)}[${quote(title)}]`);
    return [`  subgraph lane${index}[${quote(lane || ' ')}]`, ...lines, '  end'];
  });
  const edges = graph.edges.map((edge) => {
    const text = edgeText(edge, formats);
    return `  ${ids.get(edge.source)} -->${text === '' ? '' : `|${quote(text)}|`} ${ids.get(edge.target)}`;
  });
  return ['flowchart LR', ...subgraphs, ...edges, ''].join('\n');
}

/** Mermaid knows no escapes but entities. */
function quote(text: string): string {
  return `"${text.replaceAll('"', '#quot;')}"`;
}
