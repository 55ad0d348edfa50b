import { useMemo } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Arrangement } from '../arrange/Arrangement';
import { drawPicture } from '../picture/drawPicture';
import { toErrorScale } from '../picture/ErrorScale';
import { type Picture } from '../picture/Picture';

/** The geometry of the picture; empty until it was arranged. */
export function usePicture(graph: Graph, arrangement: Arrangement | undefined, formats: MeasureFormats): Picture {
  return useMemo(() => {
    if (!arrangement) {
      return { bounds: { x: 0, y: 0, width: 1, height: 1 }, flow: 'right', lanes: [], cards: [], edges: [], crowd: 0 };
    }
    return drawPicture(graph, arrangement, toErrorScale(formats.field('errorRatio')));
  }, [graph, arrangement, formats]);
}
