import { type Sliced } from './Sliced';
import { runSliced } from './runSliced';

/** Counts to `last`, and takes long for each. */
function* counting(last: number, count: (number: number) => void): Sliced<string> {
  for (let number = 1; number <= last; number++) {
    const until = performance.now() + 4;
    while (performance.now() < until) {
      // Some work.
    }
    count(number);
    yield;
  }
  return 'done';
}

const later = () => new Promise((resolve) => setTimeout(resolve, 60));

it('begins when the page has had its turn, and tells the result', async () => {
  const counted: number[] = [];
  const result = await new Promise((resolve, reject) => {
    runSliced(counting(12, (number) => counted.push(number)), { onDone: resolve, onError: reject });
    expect(counted).toEqual([]);
  });
  expect(result).toBe('done');
  expect(counted).toHaveLength(12);
});

it('lets the page do something in between', async () => {
  const order: string[] = [];
  await new Promise((resolve, reject) => {
    runSliced(counting(12, (number) => order.push(String(number))), { onDone: resolve, onError: reject });
    setTimeout(() => order.push('page'));
  });
  expect(order.indexOf('page')).toBeGreaterThan(-1);
  expect(order.indexOf('page')).toBeLessThan(12);
});

it('does nothing more once it is stopped', async () => {
  const onDone = jest.fn();
  const counted: number[] = [];
  const stop = runSliced(counting(1000, (number) => counted.push(number)), { onDone, onError: onDone });
  await later();
  stop();
  const sofar = counted.length;
  await later();
  expect(counted).toHaveLength(sofar);
  expect(onDone).not.toHaveBeenCalled();
});

it('tells what is thrown', async () => {
  function* broken(): Sliced<string> {
    throw new RangeError('no');
  }
  const error = await new Promise((resolve) => runSliced(broken(), { onDone: resolve, onError: resolve }));
  expect(error).toEqual(new RangeError('no'));
});
