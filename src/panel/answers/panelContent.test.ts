import { LoadingState, type PanelData } from '@grafana/data';

import { firstStepOf } from '../testing/steps';
import { shopFrames } from '../testing/shopGraph';
import { readSmallAnswer } from './graphAnswer';
import { toPanelContent } from './panelContent';

const states = [LoadingState.Loading, LoadingState.Streaming, LoadingState.Done, LoadingState.Error];

function graphsOf(series: PanelData['series']) {
  const answer = readSmallAnswer(series) ?? {};
  const graphs = states.map((state) => {
    const content = toPanelContent({ series, state } as PanelData, answer);
    return content.state === 'drawn' ? content.graph : undefined;
  });
  return { read: answer.graph, graphs };
}

describe('the graph that is shown', () => {
  it('is the one that was read, whatever the state of its query', () => {
    const { read, graphs } = graphsOf(shopFrames());
    expect(read).toBeDefined();
    graphs.forEach((graph) => expect(graph).toBe(read));
  });

  it('is one and the same other where its latency was to follow and will not', () => {
    const { read, graphs } = graphsOf(firstStepOf());
    const [loading, streaming, done, failed] = graphs;
    expect(loading).toBe(read);
    expect(streaming).toBe(read);
    expect(done?.latencyFollows).toBeUndefined();
    expect(failed).toBe(done);
  });
});
