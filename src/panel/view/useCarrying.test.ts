import { act, renderHook } from '@testing-library/react';

import { arrange } from '../arrange/arrange';
import { toTopology } from '../layout/toTopology';
import { panelAspect } from '../testing/drawn';
import { shopGraph } from '../testing/shopGraph';
import { useCarrying } from './useCarrying';

const shop = shopGraph();
const request = { topology: toTopology(shop), edges: shop.edges, aspect: panelAspect };
const lanes = arrange(request);
const id = 'workload/shop/web';
const other = lanes.cards.get('workload/shop/search') ?? { x: 0, y: 0, width: 0, height: 0 };
const onOther = { x: other.x + other.width / 2, y: other.y + other.height / 2 };

const carry = (first = lanes) => {
  const pin = jest.fn();
  const hook = renderHook((arrangement) => useCarrying(arrangement, pin), { initialProps: first });
  return { ...hook, pin };
};

it('pins a card to the slot that it is dropped on, though the mesh was refreshed meanwhile', () => {
  const { result, rerender, pin } = carry();
  act(() => void result.current.carrying.grab(id));
  act(() => result.current.carrying.carry({ x: 10, y: 10 }));
  rerender({ ...lanes });
  act(() => result.current.carrying.carry(onOther));
  expect(result.current.carried).toEqual({ id, at: onOther });
  act(() => result.current.carrying.drop());
  expect(pin).toHaveBeenCalledWith(id, { slot: lanes.layout.cards.get('workload/shop/search') });
  expect(result.current.carried).toBeUndefined();
});

it('drops a card nowhere that went away meanwhile', () => {
  const { result, rerender, pin } = carry();
  act(() => void result.current.carrying.grab(id));
  act(() => result.current.carrying.carry(onOther));
  const nodes = shop.nodes.filter((node) => node.id !== id);
  const edges = shop.edges.filter(({ source, target }) => source !== id && target !== id);
  rerender(arrange({ ...request, topology: toTopology({ ...shop, nodes, edges }), edges }));
  act(() => result.current.carrying.drop());
  expect(pin).not.toHaveBeenCalled();
});

it('pins a card of a free picture to the point where it is dropped', () => {
  const { result, pin } = carry(arrange({ ...request, freely: true }));
  act(() => void result.current.carrying.grab(id));
  act(() => result.current.carrying.carry({ x: 33, y: -44 }));
  act(() => result.current.carrying.drop());
  expect(pin).toHaveBeenCalledWith(id, { point: { x: 33, y: -44 } });
});
