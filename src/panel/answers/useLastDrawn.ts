import { useMemo, useState } from 'react';

import { type PanelContent } from './panelContent';
import { type GraphContent } from './useGraphContent';

type Drawn = Extract<PanelContent, { state: 'drawn' }>;

export interface LastDrawn extends Pick<GraphContent, 'frames' | 'busy'> {
  /** What is drawn, or was drawn last; undefined until there was something. */
  readonly drawn: Drawn | undefined;
  /** What stands in the place of the picture, which is kept beneath it with all that one did with it. */
  readonly instead: Exclude<PanelContent, Drawn> | undefined;
}

/** Keeps the last graph where there is none to be shown. */
export function useLastDrawn({ content, frames, busy }: GraphContent): LastDrawn {
  const [last, setLast] = useState<{ readonly drawn: Drawn; readonly frames: GraphContent['frames'] }>();
  if (content.state === 'drawn' && last?.drawn !== content) {
    setLast({ drawn: content, frames });
  }
  return useMemo(
    () =>
      content.state === 'drawn'
        ? { drawn: content, instead: undefined, frames, busy }
        : { drawn: last?.drawn, instead: content, frames: last?.frames ?? frames, busy },
    [content, frames, busy, last]
  );
}
