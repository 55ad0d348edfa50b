import { type DataFrame, type PanelData } from '@grafana/data';
import { useEffect, useMemo, useRef, useState } from 'react';

import { type FoldFrame } from '../fold/chooseFolded';
import { type Expected, type GraphAnswer, readAnswer, readSmallAnswer } from './graphAnswer';
import { type PanelContent, toPanelContent } from './panelContent';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { runSliced } from '../../mesh/runSliced';
import { t } from '../../mesh/t';
import { useThrow } from '../../mesh/useThrow';
import { useFollowingLatency } from './useFollowingLatency';

export interface GraphContent {
  readonly content: PanelContent;
  /** The frames behind it. */
  readonly frames: readonly DataFrame[];
  /** Whether a newer answer is being read. */
  readonly busy: boolean;
}

/** What has not been read yet, where nothing was shown before. */
const reading = (): PanelContent => ({
  state: 'loading',
  title: t('view.message.loading', 'Loading the mesh'),
  advice: t('view.message.reading', 'Reading the answer of the data source.'),
});

/**
 * What the graph view shows of an answer. A large answer is read in slices, so that the page goes on;
 * until it has been read, what was shown before stays. `seen` is where a picture of it will be shown.
 */
export function useGraphContent(data: PanelData, seen: FoldFrame): GraphContent {
  const { series } = data;
  const first = firstGraphQuery(data);
  const small = useMemo(() => readSmallAnswer(series, first), [series, first]);
  const [large, setLarge] = useState<{ readonly series: readonly DataFrame[]; readonly answer: GraphAnswer }>();
  const answer = small ?? (large?.series === series ? large.answer : undefined);
  const read = useMemo(() => answer && toPanelContent(data, answer), [answer, data]);
  const { content, before } = useFollowingLatency(read, data);
  const current = useMemo(() => content && { content, frames: series, busy: false }, [content, series]);
  const fail = useThrow();
  const [shown, setShown] = useState<GraphContent>();
  if (current && current !== shown) {
    setShown(current);
  }
  const drawn = shown?.content.state === 'drawn';
  const expected = useRef<Expected>({});
  useEffect(() => {
    expected.current = { fresh: drawn ? undefined : seen, before };
  });
  useEffect(() => {
    if (small) {
      return undefined;
    }
    return runSliced(readAnswer(series, first, expected.current), {
      onDone: (answer) => setLarge({ series, answer }),
      onError: fail,
    });
  }, [small, series, first, fail]);
  const kept = drawn ? shown : { content: reading(), frames: series };
  return current ?? { ...kept, busy: true };
}

/** The query whose mesh keeps its ids as they are, whether it is answered or not. */
function firstGraphQuery({ request }: PanelData): string | undefined {
  const isGraph: MeshQuery['queryType'] = 'graph';
  const graphs = (request?.targets ?? []).filter(({ queryType, hide }) => queryType === isGraph && !hide);
  return graphs.map(({ refId }) => refId).sort()[0];
}
