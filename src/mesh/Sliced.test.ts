import { atOnce, eachSliced, makeSliced, mapSliced, type Sliced } from './Sliced';

const numbers = Array.from({ length: 1000 }, (_, index) => index);

function restsOf(work: Sliced<unknown>): number {
  let rests = 0;
  while (!work.next().done) {
    rests++;
  }
  return rests;
}

it('makes the same with rests as without', () => {
  expect(atOnce(makeSliced(1000, (index) => index * 2))).toEqual(numbers.map((number) => number * 2));
  expect(atOnce(mapSliced(numbers, String))).toEqual(numbers.map(String));
});

it('visits each item once, in order', () => {
  const visited: number[] = [];
  atOnce(eachSliced(new Set(numbers), (number) => visited.push(number)));
  expect(visited).toEqual(numbers);
});

it('rests in a long list and not in a short one', () => {
  expect(restsOf(makeSliced(1000, () => 0))).toBeGreaterThan(3);
  expect(restsOf(makeSliced(10, () => 0))).toBe(0);
});

it('hands on what is thrown', () => {
  const broken = makeSliced(3, () => {
    throw new RangeError('no');
  });
  expect(() => atOnce(broken)).toThrow(RangeError);
});
