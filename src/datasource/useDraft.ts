import { type ChangeEvent, type KeyboardEvent, useState } from 'react';

import { type Validate } from './validation';

interface DraftOptions {
  value: string | undefined;
  /** Undefined for an empty text. */
  onCommit: (text: string | undefined) => void;
  /** What is wrong with a text that cannot be taken; it then stays a draft. */
  validate?: Validate;
}

/** A text that is being typed. It is handed on when its field is left or Enter is pressed, so that half a word is not asked for. */
export function useDraft({ value = '', onCommit, validate }: DraftOptions) {
  const [draft, setDraft] = useState<string>();
  const text = draft ?? value;
  const mistake = validate?.(text);
  const commit = () => {
    if (draft === undefined || mistake) {
      return;
    }
    setDraft(undefined);
    const trimmed = draft.trim();
    if (trimmed !== value) {
      onCommit(trimmed === '' ? undefined : trimmed);
    }
  };
  const inputProps = {
    value: text,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setDraft(event.currentTarget.value),
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') {
        commit();
      }
    },
  };
  return { mistake, inputProps };
}
