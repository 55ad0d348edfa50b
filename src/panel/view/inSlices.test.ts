import { inSlices } from './inSlices';

const busy = () => {
  const until = performance.now() + 4;
  while (performance.now() < until) {
    // Some work.
  }
};

it('does a short list at once', () => {
  const done: number[] = [];
  const slices: boolean[] = [];
  inSlices([1, 2, 3], (item) => done.push(item), (last) => slices.push(last));
  expect(done).toEqual([1, 2, 3]);
  expect(slices).toEqual([true]);
});

it('tells the end of an empty list', () => {
  const onSlice = jest.fn();
  inSlices([], () => undefined, onSlice);
  expect(onSlice).toHaveBeenCalledWith(true);
});

it('gives the page time in between, and can be stopped', async () => {
  const done: number[] = [];
  let stop = () => {};
  await new Promise<void>((resolve) => {
    stop = inSlices(Array.from({ length: 100 }, (_, index) => index), (item) => {
      done.push(item);
      busy();
    }, () => setTimeout(resolve));
  });
  stop();
  const sofar = done.length;
  expect(sofar).toBeLessThan(100);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(done).toHaveLength(sofar);
});
