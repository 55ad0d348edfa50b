import { render, screen } from '@testing-library/react';

import { type Graph, type GraphEdge } from '../../mesh/Graph';
import { shopFormats, shopGraph } from '../testing/shopGraph';
import { GraphTable } from './GraphTable';

const shop = shopGraph();
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
