import { shortenMiddle } from './shortenMiddle';

const letters = (text: string) => text.length;

it.each([
  ['checkout', 8, 'checkout'],
  ['recommendations', 9, 'reco…ions'],
  ['acquirer.example.com', 18, 'acquirer…ample.com'],
  ['ab', 1, '…'],
])('shortens %s to %d letters as %s', (text, room, expected) => {
  expect(shortenMiddle(text, room, letters)).toBe(expected);
});

it('never cuts a letter in half, whatever the script', () => {
  expect(shortenMiddle('🚀🚀🚀🚀🚀🚀', 7, letters)).toBe('🚀🚀…🚀');
  expect(shortenMiddle('служба-платежей', 9, letters)).toBe('служ…ежей');
});

it('asks for few widths of a name that never ends', () => {
  const measure = jest.fn(letters);
  expect(shortenMiddle('x'.repeat(100_000), 20, measure)).toBe(`${'x'.repeat(10)}…${'x'.repeat(9)}`);
  expect(measure.mock.calls.length).toBeLessThan(20);
  expect(Math.max(...measure.mock.calls.map(([text]) => text.length))).toBeLessThan(500);
});
