import { hashTexts } from './hashTexts';

it('tells lists apart by their texts, their order and where texts end', () => {
  const lists = [['ab'], ['a', 'b'], ['b', 'a'], ['a', 'b', ''], []];
  expect(new Set(lists.map(hashTexts)).size).toBe(lists.length);
  expect(hashTexts(['a', 'b'])).toBe(hashTexts(['a', 'b']));
});
