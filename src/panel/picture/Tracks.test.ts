import { toColumns } from './Columns';
import { Tracks } from './Tracks';

const [column] = toColumns([
  { x: 0, y: 0, width: 100, height: 40 },
  { x: 0, y: 64, width: 100, height: 40 },
]);

it('lets no two curves take the same way between two cards', () => {
  const tracks = new Tracks();
  const gap = column?.gaps[1];
  if (!column || !gap) {
    throw new Error('no gap between the cards');
  }
  expect(gap).toEqual({ from: 47, to: 57 });
  const first = tracks.nearest(column, gap, 50);
  tracks.take(column, first);
  expect([first, tracks.nearest(column, gap, 50)]).toEqual([50, 56]);
});
