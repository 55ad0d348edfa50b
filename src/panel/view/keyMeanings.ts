import { t } from '../../mesh/t';

/** What keys do in the picture; keys that do the same stand together. */
export const keyMeanings = (): ReadonlyArray<{ readonly keys: readonly string[]; readonly text: string }> => [
  { keys: ['←', '→', '↑', '↓'], text: t('view.keys.move', 'move among cards, along their calls where there are any; from a call to its ends') },
  { keys: [']', 'Shift →'], text: t('view.keys.next-made', 'the next call that the card makes') },
  { keys: ['[', 'Shift ←'], text: t('view.keys.next-got', 'the next call that the card gets') },
  { keys: ['Enter', 'Space'], text: t('view.keys.open', 'open the card or the call; unfold a folded card') },
  { keys: ['F'], text: t('view.keys.fold', 'fold the lane of the card, or unfold it') },
  { keys: ['/'], text: t('view.keys.find', 'find, hide, narrow down; Enter and Shift Enter go from match to match') },
  { keys: ['+', '−'], text: t('view.keys.zoom', 'zoom') },
  { keys: ['Z'], text: t('view.keys.zoom-to', 'zoom to the card or the call') },
  { keys: ['0'], text: t('view.keys.all', 'show all') },
  { keys: ['R'], text: t('view.keys.lay-out', 'lay out afresh; pinned cards stay') },
  { keys: ['Ctrl Z', '⌘ Z'], text: t('view.keys.undo', 'take back what was pinned, unpinned or hidden last') },
  { keys: ['Escape'], text: t('view.keys.close', 'close what is open') },
  { keys: ['?'], text: t('view.keys.list', 'this list') },
];
