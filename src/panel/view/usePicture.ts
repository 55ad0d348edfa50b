import { useMemo } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Arrangement } from '../layout/Arrangement';
import { placeStrokes, toStrokes } from '../picture/drawPicture';
import { toErrorScale } from '../picture/ErrorScale';
import { type Picture } from '../picture/Picture';

const empty: Picture = { bounds: { x: 0, y: 0, width: 1, height: 1 }, flow: 'right', lanes: [], cards: [], edges: [], crowd: 0 };

/** The geometry of the picture; empty until it was arranged. Meanwhile its strokes are made: both at once take long. */
export function usePicture(graph: Graph, arrangement: Arrangement | undefined, formats: MeasureFormats): Picture {
  const strokes = useMemo(() => toStrokes(graph, toErrorScale(formats.field('errorRatio'))), [graph, formats]);
  return useMemo(() => (arrangement ? placeStrokes(strokes, arrangement) : empty), [strokes, arrangement]);
}
