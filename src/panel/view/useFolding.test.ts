import { renderHook, waitFor } from '@testing-library/react';

import { type Graph } from '../../mesh/Graph';
import { readGraph } from '../../mesh/readGraph';
import { atOnce } from '../../mesh/Sliced';
import { prepareFolding } from '../fold/foldGraph';
import { LaneCalls } from '../fold/LaneCalls';
import { keepNodes } from '../find/keepNodes';
import { generateGraph } from '../testing/generateGraph';
import { largeAnswer } from '../testing/largeAnswer';
import { type Folding, type FoldingInput, useFolding } from './useFolding';

const mesh = generateGraph(120, { namespaces: 8, failing: 0 });
const part = { ...mesh, nodes: mesh.nodes.filter(({ namespace }) => namespace === 'shop') };
const panel: FoldingInput = { part: '', chosen: new Map(), size: { width: 1400, height: 528 }, flow: 'right' };
const namespaces = [...new Set(mesh.nodes.map(({ namespace }) => namespace))];

const show = (first: FoldingInput = panel) =>
  renderHook(({ graph, input }) => useFolding(graph, input), { initialProps: { graph: mesh, input: first } });
const foldedIn = (folding: Folding | undefined) => namespaces.filter((lane) => folding?.isFolded(lane));

describe('what is folded', () => {
  it('is decided on afresh with another limit', () => {
    const { result, rerender } = show();
    const edition = result.current?.edition ?? NaN;
    expect(foldedIn(result.current).length).toBeGreaterThan(0);
    rerender({ graph: mesh, input: { ...panel, foldAbove: 500 } });
    expect(foldedIn(result.current)).toEqual([]);
    expect(result.current?.edition).toBeGreaterThan(edition);
    rerender({ graph: mesh, input: { ...panel, foldAbove: 0 } });
    expect(foldedIn(result.current)).toEqual(namespaces);
  });

  it('is decided on afresh where calls run in another direction', () => {
    const right: FoldingInput = { ...panel, size: { width: 600, height: 1200 } };
    const { result, rerender } = show(right);
    const before = foldedIn(result.current);
    const down: FoldingInput = { ...right, flow: 'down' };
    rerender({ graph: mesh, input: down });
    const { result: fresh } = show(down);
    expect(foldedIn(fresh.current)).not.toEqual(before);
    expect(foldedIn(result.current)).toEqual(foldedIn(fresh.current));
  });

  it('stays what somebody chose', () => {
    const { result, rerender } = show({ ...panel, foldAbove: 500 });
    const chosen = new Map([['shop', true]]);
    rerender({ graph: mesh, input: { ...panel, chosen, foldAbove: 500 } });
    rerender({ graph: mesh, input: { ...panel, chosen, foldAbove: 400 } });
    expect(foldedIn(result.current)).toEqual(['shop']);
  });

  it('is the same again after a part was looked at, though the mesh has begun to fail meanwhile', () => {
    const { result, rerender } = show();
    const before = foldedIn(result.current);
    const edition = result.current?.edition ?? NaN;
    const lane = before.find((name) => mesh.nodes.filter(({ namespace }) => namespace === name).length < 12);
    const failing = mesh.nodes.map((node) => (node.namespace === lane ? { ...node, health: 'failing' as const } : node));
    rerender({ graph: part, input: { ...panel, part: 'focus' } });
    rerender({ graph: { ...mesh, nodes: failing }, input: panel });
    expect(foldedIn(result.current)).toEqual(before);
    expect(result.current?.edition).toBe(edition);
    const fresh = { ...mesh, nodes: failing };
    expect(foldedIn(renderHook(() => useFolding(fresh, panel)).result.current)).not.toEqual(before);
  });
});

describe('a large graph that nobody made ready', () => {
  const large = (rate = 10) => readGraph(largeAnswer(rate)) ?? mesh;
  /** All but one node, which is still a large graph. */
  const partOf = (graph: Graph) => keepNodes(graph, new Set(graph.nodes.slice(1).map(({ id }) => id)));
  const isApart = (graph: Graph) => LaneCalls.known(graph) !== undefined;

  it('is folded when that was done in slices; before, there is nothing', async () => {
    const graph = large();
    const { result } = renderHook(() => useFolding(graph, panel));
    expect(result.current).toBeUndefined();
    expect(isApart(graph)).toBe(false);
    await waitFor(() => expect(result.current?.narrowed).toBe(graph));
    expect(result.current?.busy).toBe(false);
  });

  it('leaves what was looked at before it as it is until then', async () => {
    const [whole, refreshed] = [large(), large(20)];
    const [focused, hidden] = [partOf(whole), partOf(refreshed)];
    const initialProps = { graph: whole, input: panel };
    const { result, rerender } = renderHook(({ graph, input }) => useFolding(graph, input), { initialProps });
    await waitFor(() => expect(result.current?.narrowed).toBe(whole));
    const before = result.current;
    for (const [graph, input] of [[focused, { ...panel, part: 'focus' }], [hidden, { ...panel, hidden: 'idle' }]] as const) {
      rerender({ graph, input });
      expect(result.current).toMatchObject({ narrowed: before?.narrowed, drawn: before?.drawn, part: '', busy: true });
      expect(isApart(graph)).toBe(false);
      rerender({ graph: whole, input: panel });
      expect(result.current?.busy).toBe(false);
    }
    rerender({ graph: focused, input: { ...panel, part: 'focus' } });
    await waitFor(() => expect(result.current?.narrowed).toBe(focused));
    expect(result.current).toMatchObject({ part: 'focus', busy: false });
  });

  it('is folded at once where its lanes were added up before and none is new', async () => {
    const [whole, refreshed] = [large(), large(20)];
    const { result, rerender } = renderHook(({ graph, input }) => useFolding(graph, input), { initialProps: { graph: whole, input: panel } });
    await waitFor(() => expect(result.current?.narrowed).toBe(whole));
    atOnce(prepareFolding(refreshed));
    rerender({ graph: refreshed, input: panel });
    expect(result.current).toMatchObject({ narrowed: refreshed, busy: false });
  });
});
