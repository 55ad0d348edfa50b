import { LoadingState, toDataFrame } from '@grafana/data';
import { render, screen, waitFor } from '@testing-library/react';

import { testIds } from '../../mesh/testIds';
import { largeAnswer } from '../testing/largeAnswer';
import { panelRoot as root, shownPanel as panel, whenDrawn as drawn } from '../testing/shownPanel';

const counts = () => screen.getByTestId(testIds.counts);

it('is read after the panel has shown that it is busy, and then drawn', async () => {
  render(panel({ series: largeAnswer(10) }));
  expect(root()).toHaveAttribute('data-state', 'loading');
  await drawn();
  expect(counts()).toHaveTextContent('300 nodes');
  expect(counts()).toHaveTextContent('2100 calls');
  expect(root()).toHaveAttribute('aria-busy', 'false');
});

it('leaves the picture before it where it is until it has been read', async () => {
  const { rerender } = render(panel({ series: largeAnswer(10) }));
  await drawn();
  const cards = root().dataset.drawnNodes;
  // Of a large mesh one of the two tables comes a frame after the other.
  await waitFor(() => expect(screen.getAllByRole('table')).toHaveLength(2));
  const before = screen.getAllByRole('row').map(({ textContent }) => textContent);
  rerender(panel({ series: largeAnswer(20) }));
  expect(root()).toHaveAttribute('data-state', 'drawn');
  expect(root()).toHaveAttribute('aria-busy', 'true');
  expect(root()).toHaveAttribute('data-drawn-nodes', cards);
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual(before);
  await waitFor(() => expect(root()).toHaveAttribute('aria-busy', 'false'));
  await waitFor(() => expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).not.toEqual(before));
});

it('is not read again when only the state of its query changes', async () => {
  const series = largeAnswer(10);
  const { rerender } = render(panel({ series }));
  await drawn();
  rerender(panel({ series, data: { state: LoadingState.Loading } }));
  expect(root()).toHaveAttribute('aria-busy', 'false');
  expect(root()).toHaveAttribute('data-state', 'drawn');
});

it('gives way to a smaller one that comes while it is read', async () => {
  const { rerender } = render(panel({ series: largeAnswer(10) }));
  const edges = { name: 'edges', fields: [{ name: 'source', values: ['a'] }, { name: 'target', values: ['b'] }] };
  rerender(panel({ series: [toDataFrame(edges)] }));
  await drawn();
  expect(root()).toHaveAttribute('data-drawn-nodes', '2');
});

it('says which field it lacks', async () => {
  const [nodes, edges] = largeAnswer(10);
  const fields = edges?.fields.filter(({ name }) => name !== 'target') ?? [];
  const meta = { custom: { kind: 'alidade.graph' } };
  render(panel({ series: [nodes, edges && { ...edges, meta, fields }].flatMap((frame) => frame ?? []) }));
  expect(await screen.findByText(/has no field "target"/)).toBeInTheDocument();
  expect(root()).toHaveAttribute('data-state', 'error');
});
