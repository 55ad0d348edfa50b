import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Measure, measures } from '../../mesh/measures';

/** A measure's name for people: the one that the dashboard gives it, or ours. The latency's says which statistic it is. */
export function measureLabel(measure: Measure, graph: Pick<Graph, 'latencyStatistic'>, formats: MeasureFormats): string {
  const chosen = formats.label(measure);
  if (chosen !== undefined) {
    return chosen;
  }
  const label = measures.find(({ name }) => name === measure)?.label() ?? measure;
  return measure === 'latencyMs' && graph.latencyStatistic !== '' ? `${label} ${graph.latencyStatistic}` : label;
}
