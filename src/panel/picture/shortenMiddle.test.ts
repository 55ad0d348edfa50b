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
