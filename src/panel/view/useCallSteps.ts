import { t } from '../../mesh/t';

import { useCallback, useState } from 'react';

import { type Target } from '../picture/Focus';
import { type CallSide, nextCall } from '../picture/nextCall';
import { type Picture } from '../picture/Picture';

interface CallSteps {
  readonly stepCall: (side: CallSide) => void;
  /** Where among the calls of a card the keyboard is, in words; empty where it is not on a call. */
  readonly place: string;
}

/** Steps along the calls of a card, and says which of how many it has come to. */
export function useCallSteps(picture: Picture, cursor: Target | undefined, moveCursor: (target: Target) => void): CallSteps {
  const [said, setSaid] = useState<{ readonly at: string | undefined; readonly text: string }>();
  const stepCall = useCallback(
    (side: CallSide) => {
      const step = nextCall(picture, cursor, side);
      const title = picture.cards.find(({ node }) => node.id === (step?.node ?? cursor?.id))?.node.title;
      if (step) {
        const values = { index: step.index + 1, calls: step.count, name: title ?? '' };
        const text =
          side === 'out'
            ? t('view.steps.from', 'Call {{index}} of {{calls}} from {{name}}', values)
            : t('view.steps.to', 'Call {{index}} of {{calls}} to {{name}}', values);
        setSaid({ at: step.id, text });
        moveCursor({ kind: 'edge', id: step.id });
      } else if (title !== undefined) {
        setSaid({ at: cursor?.id, text: side === 'out' ? t('view.steps.none-from', '{{name}} makes no calls', { name: title }) : t('view.steps.none-to', 'No calls to {{name}}', { name: title }) });
      }
    },
    [picture, cursor, moveCursor]
  );
  return { stepCall, place: cursor && said?.at === cursor.id ? said.text : '' };
}
