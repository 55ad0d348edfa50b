import { renderHook } from '@testing-library/react';

import { generateGraph } from '../testing/generateGraph';
import { type FoldingInput, useFolding } from './useFolding';

const mesh = generateGraph(120, { namespaces: 8, failing: 0 });
const part = { ...mesh, nodes: mesh.nodes.filter(({ namespace }) => namespace === 'shop') };
const panel: FoldingInput = { part: '', chosen: new Map(), size: { width: 1400, height: 528 }, flow: 'right' };
const namespaces = [...new Set(mesh.nodes.map(({ namespace }) => namespace))];

const show = (first: FoldingInput = panel) =>
  renderHook(({ graph, input }) => useFolding(graph, input), { initialProps: { graph: mesh, input: first } });
const foldedIn = ({ isFolded }: { isFolded: (lane: string) => boolean }) => namespaces.filter(isFolded);

describe('what is folded', () => {
  it('is decided on afresh with another limit', () => {
    const { result, rerender } = show();
    const { edition } = result.current;
    expect(foldedIn(result.current).length).toBeGreaterThan(0);
    rerender({ graph: mesh, input: { ...panel, foldAbove: 500 } });
    expect(foldedIn(result.current)).toEqual([]);
    expect(result.current.edition).toBeGreaterThan(edition);
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
    const { edition } = result.current;
    const lane = before.find((name) => mesh.nodes.filter(({ namespace }) => namespace === name).length < 12);
    const failing = mesh.nodes.map((node) => (node.namespace === lane ? { ...node, health: 'failing' as const } : node));
    rerender({ graph: part, input: { ...panel, part: 'focus' } });
    rerender({ graph: { ...mesh, nodes: failing }, input: panel });
    expect(foldedIn(result.current)).toEqual(before);
    expect(result.current.edition).toBe(edition);
    expect(foldedIn(renderHook(() => useFolding({ ...mesh, nodes: failing }, panel)).result.current)).not.toEqual(before);
  });
});
