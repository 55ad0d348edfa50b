import { tellApart } from './tellApart';

const shown = (texts: readonly string[], room: number, of = 'payments') =>
  tellApart(texts.map((text) => ({ text, of, fits: (tried: string) => Array.from(tried).length <= room })));

it('leaves names alone that find room', () => {
  expect(shown(['payments-api', 'worker'], 12)).toEqual(['payments-api', 'worker']);
});

it('leaves out what a name belongs to before anything else, in whole words', () => {
  expect(shown(['payments-quotes-worker'], 15)).toEqual(['…quotes-worker']);
  expect(shown(['payments-quotes-worker'], 15, 'payments-eu')).toEqual(['…quotes-worker']);
  expect(shown(['payments-quotes-worker'], 15, 'pay')).toEqual(['payments…worker']);
  expect(shown(['payments-quotes-worker'], 15, '')).toEqual(['payments…worker']);
  expect(shown(['payments-'], 5)).toEqual(['pa…s-']);
});

it('cuts names that would look alike where they differ', () => {
  expect(shown(['payments-coupons-worker', 'payments-contracts-worker'], 14)).toEqual(['…coupon…worker', '…contra…worker']);
  expect(shown(['recommendations-of-red-shoes-worker', 'recommendations-of-blue-shoes-worker'], 14)).toEqual(['…red-sh…worker', '…blue-s…worker']);
  expect(shown(['acquirer-of-payments-1', 'acquirer-of-payments-2'], 12)).toEqual(['acquir…nts-1', 'acquir…nts-2']);
});

it('tells a name from another that goes on', () => {
  const [short, long] = shown(['settlement-ledger-settlement', 'settlement-ledger-of-settlement'], 10);
  expect(short).not.toBe(long);
});

it('leaves equal names alike', () => expect(new Set(shown(['a-very-long-name', 'a-very-long-name'], 8)).size).toBe(1));

it('tells all of many names apart, within their room', () => {
  const words = ['red', 'green', 'blue', 'black'];
  const texts = words.flatMap((a) => words.flatMap((b) => words.map((c) => `payments-${a}-${b}-${c}-worker-of-the-ledger`)));
  const names = shown(texts, 22);
  expect(new Set(names).size).toBe(texts.length);
  expect(Math.max(...names.map((name) => Array.from(name).length))).toBeLessThanOrEqual(22);
});

it('asks little of names that never end', () => {
  let asked = 0;
  const fits = (text: string) => (asked++, text.length <= 20);
  const names = tellApart(['x', 'y'].map((letter) => ({ text: 'a'.repeat(50_000) + letter + 'b'.repeat(50_000), of: '', fits })));
  expect(new Set(names).size).toBe(2);
  expect(asked).toBeLessThan(200);
});
