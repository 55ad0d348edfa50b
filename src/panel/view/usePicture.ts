import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Layout } from '../layout/Layout';
import { type EdgeLabelPart } from '../PanelOptions';
import { drawPicture } from '../picture/drawPicture';
import { toEdgeLabel } from '../picture/edgeLabels';
import { toErrorScale } from '../picture/ErrorScale';
import { HitTest } from '../picture/HitTest';
import { measureText } from '../picture/measureText';
import { type MeasureText } from '../picture/Painter';
import { type Picture } from '../picture/Picture';
import { type PlacedLabel, placeLabels } from '../picture/placeLabels';

export interface PictureInput {
  readonly graph: Graph;
  readonly layout: Layout | undefined;
  readonly aspect: number;
  readonly formats: MeasureFormats;
}

/** The geometry of the picture; empty until there is a layout. */
export function useGeometry({ graph, layout, aspect, formats }: PictureInput): Picture {
  return useMemo(() => {
    if (!layout) {
      return { bounds: { x: 0, y: 0, width: 1, height: 1 }, lanes: [], cards: [], edges: [] };
    }
    return drawPicture({ graph, layout, aspect, scale: toErrorScale(formats.field('errorRatio')) });
  }, [graph, layout, aspect, formats]);
}

export interface LabelsInput {
  readonly picture: Picture;
  readonly zoom: number;
  readonly formats: MeasureFormats;
  readonly parts: readonly EdgeLabelPart[];
  readonly fontsReady: boolean;
}

export interface Labelling {
  readonly labels: readonly PlacedLabel[];
  readonly hits: HitTest;
  readonly measure: MeasureText;
}

/** Labels are placed anew when the zoom has changed by a step, not at each turn of the wheel. */
export function useLabels({ picture, zoom, formats, parts, fontsReady }: LabelsInput): Labelling {
  const { fontFamily } = useTheme2().typography;
  const step = 2 ** (Math.round(Math.log2(zoom) * 6) / 6);
  const measure = useMemo(() => measureText(fontFamily, fontsReady), [fontFamily, fontsReady]);
  return useMemo(() => {
    const labels = placeLabels({
      picture,
      measure,
      zoom: step,
      labelOf: (shape) => toEdgeLabel(shape, formats, parts),
    });
    return { labels, measure, hits: new HitTest(picture, labels, step) };
  }, [picture, step, formats, parts, measure]);
}
