import { type Match } from '../../mesh/MeshQuery';

import { fromMatch, type MatchParts, toMatch } from './match';

it.each<[Match | undefined, MatchParts]>([
  [undefined, { op: '=', values: [] }],
  ['web', { op: '=', values: ['web'] }],
  [['web', 'cart'], { op: '=', values: ['web', 'cart'] }],
  [{ op: '=~', value: 'we.*' }, { op: '=~', values: ['we.*'] }],
  [{ op: '!=', value: ['web', 'cart'] }, { op: '!=', values: ['web', 'cart'] }],
  [{ op: '=~' }, { op: '=~', values: [] }],
  [{ op: 'absent' }, { op: 'absent', values: [] }],
])('%j is taken apart and put together again', (match, parts) => {
  expect(fromMatch(match)).toEqual(parts);
  expect(toMatch(parts)).toEqual(match);
});

it('writes the shortest form', () => {
  expect(toMatch(fromMatch({ op: '=', value: ['web'] }))).toBe('web');
  expect(toMatch(fromMatch(''))).toBeUndefined();
});
