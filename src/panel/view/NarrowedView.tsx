import { useMemo } from 'react';

import { t } from '../../mesh/t';
import { toErrorScale } from '../picture/ErrorScale';
import { GraphView, type GraphViewProps } from './GraphView';
import { PanelMessage } from '../parts/PanelMessage';
import { stageSize } from './stageSize';
import { useFolding } from './useFolding';
import { useNarrowing } from './useNarrowing';

/** What of a graph is looked at, with the lanes folded that have to be; while it is made ready for the first time, says so. */
export function NarrowedView(props: GraphViewProps) {
  const { view, graph: whole, formats, options, width, height } = props;
  const { state } = view;
  const size = useMemo(() => stageSize({ width, height }), [width, height]);
  const scale = useMemo(() => toErrorScale(formats.field('errorRatio')), [formats]);
  const narrowing = useNarrowing(whole, state, scale);
  const { focus, folds, arranged } = state;
  const part = focus ? JSON.stringify(focus) : '';
  const flow = options.layout === 'down' ? 'down' : 'right';
  const folding = useFolding(narrowing.graph, { part, hidden: [...arranged.hide].sort().join(), size, flow, foldAbove: options.foldAbove, chosen: folds });
  return folding ? (
    <GraphView {...props} {...{ scale, narrowing, folding, size }} />
  ) : (
    <PanelMessage
      state="loading"
      title={t('view.message.loading', 'Loading the mesh')}
      advice={t('view.message.looking', 'Looking for what is to be shown of it.')}
      {...{ width, height }}
    />
  );
}
