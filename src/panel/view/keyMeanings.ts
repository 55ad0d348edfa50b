/** What keys do in the picture; keys that do the same stand together. */
export const keyMeanings: ReadonlyArray<{ readonly keys: readonly string[]; readonly text: string }> = [
  { keys: ['←', '→', '↑', '↓'], text: 'move among cards, along their calls where there are any; from a call to its ends' },
  { keys: [']', 'Shift →'], text: 'the next call that the card makes' },
  { keys: ['[', 'Shift ←'], text: 'the next call that the card gets' },
  { keys: ['Enter', 'Space'], text: 'open the card or the call; unfold a folded card' },
  { keys: ['F'], text: 'fold the lane of the card, or unfold it' },
  { keys: ['/'], text: 'find, hide, narrow down; Enter and Shift Enter go from match to match' },
  { keys: ['+', '−'], text: 'zoom' },
  { keys: ['Z'], text: 'zoom to the card or the call' },
  { keys: ['0'], text: 'show all' },
  { keys: ['R'], text: 'lay out afresh; pinned cards stay' },
  { keys: ['Ctrl Z', '⌘ Z'], text: 'take back what was pinned, unpinned or hidden last' },
  { keys: ['Escape'], text: 'close what is open' },
  { keys: ['?'], text: 'this list' },
];
