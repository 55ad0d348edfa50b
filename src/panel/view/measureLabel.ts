import { type Graph } from '../../mesh/Graph';
import { type Measure, measures } from '../../mesh/measures';

/** A measure's name for people; the latency's says which statistic it is. */
export function measureLabel(measure: Measure, graph: Pick<Graph, 'latencyStatistic'>): string {
  const label = measures.find(({ name }) => name === measure)?.label ?? measure;
  return measure === 'latencyMs' && graph.latencyStatistic !== '' ? `${label} ${graph.latencyStatistic}` : label;
}
