import { render, screen, within } from '@testing-library/react';

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
