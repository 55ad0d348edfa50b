import { type DataFrame, LoadingState, type PanelData } from '@grafana/data';
import { renderHook, waitFor } from '@testing-library/react';

import { chooseFolded, type FoldFrame } from '../fold/chooseFolded';
import { LaneCalls } from '../fold/LaneCalls';
import { largeAnswer } from '../testing/largeAnswer';
import { firstStepOf } from '../testing/steps';
import { type GraphContent, useGraphContent } from './useGraphContent';

const seen: FoldFrame = { size: { width: 1400, height: 528 }, flow: 'right' };
const emission = (series: DataFrame[], state = LoadingState.Done) => ({ series, state }) as PanelData;

const show = (data: PanelData) => renderHook((shown) => useGraphContent(shown, seen), { initialProps: data });
const graphOf = ({ content }: GraphContent) => {
  if (content.state !== 'drawn') {
    throw new Error(`nothing is drawn: ${content.state}`);
  }
  return content.graph;
};
const whenRead = (result: { readonly current: GraphContent }) => waitFor(() => expect(result.current.busy).toBe(false));

/** A choice that was made beforehand is the same object each time; one that is made when it is asked for is not. */
const isChosen = (content: GraphContent) => {
  const ask = () => chooseFolded(graphOf(content), new Map(), seen);
  return ask() === ask();
};
/** How often one may rest while a graph is taken apart by its lanes: never where that was done beforehand. */
const isFolded = (content: GraphContent) => LaneCalls.of(graphOf(content)).next().done === true;

describe('a large answer', () => {
  it('is shown as the graph that was made ready, and stays so when only the state of its query changes', async () => {
    const series = largeAnswer(10);
    const { result, rerender } = show(emission(series, LoadingState.Loading));
    await whenRead(result);
    const graph = graphOf(result.current);
    expect(isChosen(result.current)).toBe(true);
    expect(isFolded(result.current)).toBe(true);
    rerender(emission(series));
    expect(graphOf(result.current)).toBe(graph);
  });

  it('is ready too where its latency was to follow and will not', async () => {
    const series = firstStepOf(largeAnswer(10));
    const { result, rerender } = show(emission(series, LoadingState.Loading));
    await whenRead(result);
    rerender(emission(series));
    expect(graphOf(result.current).latencyFollows).toBeUndefined();
    expect(isChosen(result.current)).toBe(true);
    expect(isFolded(result.current)).toBe(true);
  });

  it('is ready with the latency that it carries on, and nobody chooses again what folds', async () => {
    const { result, rerender } = show(emission(largeAnswer(10)));
    await whenRead(result);
    const series = firstStepOf(largeAnswer(20));
    rerender(emission(series, LoadingState.Loading));
    await whenRead(result);
    const graph = graphOf(result.current);
    expect(graph.latencyFollows).toBeUndefined();
    expect(graph.edges[0]?.values.requestRate).toBe(20);
    expect(isFolded(result.current)).toBe(true);
    expect(isChosen(result.current)).toBe(false);
    rerender(emission(series, LoadingState.Streaming));
    expect(graphOf(result.current)).toBe(graph);
  });
});
