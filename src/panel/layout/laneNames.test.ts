import { readGraph } from '../../mesh/readGraph';
import { shopFrames } from '../testing/shopGraph';
import { laneNames } from './laneNames';

it('keeps the lanes of two meshes apart, by the names that tell them apart', () => {
  const other = shopFrames().map((frame) => ({ ...frame, refId: 'B', meta: { ...frame.meta, custom: { ...frame.meta?.custom, datasourceUid: 'other' } } }));
  const graph = readGraph([...shopFrames(), ...other]);
  const lanes = laneNames(graph?.nodes ?? []);
  expect(lanes.get('workload/shop/web')).toBe('A / shop');
  expect(lanes.get('B: workload/shop/web')).toBe('B / shop');
});

it('names the lanes of one mesh as before', () => {
  expect(laneNames(readGraph(shopFrames())?.nodes ?? []).get('workload/shop/web')).toBe('shop');
});
