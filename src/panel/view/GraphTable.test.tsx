import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { type Graph, type GraphEdge } from '../../mesh/Graph';
import { connectionsGraph } from '../testing/connectionsGraph';
import { shopFormats, shopGraph } from '../testing/shopGraph';
import { GraphTable } from './GraphTable';

const shop = shopGraph();
const columnsOf = (table: string) =>
  within(screen.getByRole('table', { name: table }))
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
const show = (graph: Graph) => render(<GraphTable graph={graph} formats={shopFormats()} shown pointOf={undefined} />);

it('tells what became of each call where graphs are compared', () => {
  const edges = shop.edges.map((call, index): GraphEdge => ({ ...call, earlier: { change: index === 0 ? 'added' : 'same', values: call.values } }));
  show({ ...shop, compareTo: '1d', edges });
  expect(screen.getByRole('columnheader', { name: /^Change/ })).toBeInTheDocument();
  expect(screen.getByRole('cell', { name: 'new' })).toBeInTheDocument();
});

it('says nothing of changes otherwise', () => {
  show(shop);
  expect(screen.queryByRole('columnheader', { name: /^Change/ })).not.toBeInTheDocument();
});

it('has columns of connections, messages and calls without an answer where there are some', () => {
  show(connectionsGraph());
  expect(columnsOf('Calls')).toEqual(expect.arrayContaining(['Connections', 'Failed connections', 'Request messages', 'Response messages', 'No answer']));
  expect(columnsOf('Nodes')).toEqual(expect.arrayContaining(['Inbound connections', 'Inbound failed connections', 'Inbound messages']));
  expect(screen.getByRole('row', { name: /^orders ledger-db tcp/ })).toHaveTextContent('1 conn/s100%');
  expect(screen.getByRole('row', { name: /^web orders http/ })).toHaveTextContent('50%');
});

it('says in words which role a node has', () => {
  show(connectionsGraph());
  expect(screen.getByRole('cell', { name: 'refused, external' })).toBeInTheDocument();
  expect(screen.getAllByRole('cell', { name: 'outside the registry, external' })).toHaveLength(3);
});

it('has no columns of what a mesh lacks', () => {
  show(shop);
  expect(columnsOf('Calls')).not.toEqual(expect.arrayContaining(['Connections']));
  expect(columnsOf('Calls')).not.toEqual(expect.arrayContaining(['No answer']));
});

describe('a mesh of more rows than a page', () => {
  const calls = Array.from({ length: 120 }, (_, index): GraphEdge => ({ ...(shop.edges[0] as GraphEdge), id: `call-${String(index).padStart(3, '0')}` }));
  const listed = () => [...document.querySelectorAll('tr[data-edge-id]')].map((row) => row.getAttribute('data-edge-id'));
  const hidden = () => render(<GraphTable graph={{ ...shop, edges: calls }} formats={shopFormats()} shown={false} pointOf={undefined} />);

  it('can be leafed through to its last row while the picture covers it', async () => {
    hidden();
    const user = userEvent.setup();
    const pages = screen.getByRole('navigation', { name: 'Pages of Calls' });
    const seen = listed();
    expect(seen).toHaveLength(50);
    for (const page of [2, 3]) {
      await user.click(within(pages).getByRole('button', { name: 'Next' }));
      expect(within(pages).getByRole('status')).toHaveTextContent(`Calls: page ${page} of 3`);
      seen.push(...listed());
    }
    expect(seen).toEqual(calls.map(({ id }) => id));
    expect(within(pages).getByRole('button', { name: 'Next' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('says how many rows there are, and which ones these are', async () => {
    hidden();
    const table = screen.getByRole('table', { name: 'Calls' });
    expect(table).toHaveAttribute('aria-rowcount', '121');
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(document.querySelector('tr[data-edge-id]')).toHaveAttribute('aria-rowindex', '52');
  });

  it('keeps the keyboard at the button that has led to the last page', async () => {
    hidden();
    const user = userEvent.setup();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Previous' })).toHaveFocus();
    await user.tab();
    await user.keyboard('{Enter}{Enter}{Enter}');
    expect(screen.getByRole('button', { name: 'Next' })).toHaveFocus();
    expect(screen.getByRole('status')).toHaveTextContent('page 3 of 3');
  });
});
