import { useMemo } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Arrangement } from '../layout/Arrangement';
import { defaultOptions, type PanelOptions } from '../options/PanelOptions';
import { type Camera, type Size } from '../geometry/Camera';
import { HitTest } from '../picture/HitTest';
import { type MeasureText } from '../picture/Painter';
import { type Picture } from '../picture/Picture';
import { type PlacedLabel } from '../picture/placeLabels';
import { type View } from '../state/useViewState';
import { useArrangement } from './useArrangement';
import { type CameraControl, useCamera } from './useCamera';
import { useFontsReady } from './useFontsReady';
import { useLabels } from './useLabels';
import { usePicture } from './usePicture';

export interface Drawing extends Omit<CameraControl, 'camera'> {
  readonly arrangement: Arrangement | undefined;
  readonly picture: Picture;
  readonly labels: readonly PlacedLabel[];
  readonly hits: HitTest;
  readonly measure: MeasureText;
  readonly camera: Camera;
  /** Everything has its place, labels too. */
  readonly ready: boolean;
}

interface DrawingInput {
  readonly view: View;
  readonly graph: Graph;
  /** What part of the mesh it is. */
  readonly part: string;
  /** Another one asks for a layout from nothing. */
  readonly edition: string;
  readonly formats: MeasureFormats;
  readonly options: PanelOptions;
  readonly size: Size;
}

/** From a graph to what is on the canvas: arranged, dressed, labelled, seen by a camera. */
export function useDrawing({ view, graph, part, edition, formats, options, size }: DrawingInput): Drawing {
  const { arrangement, client } = useArrangement({
    graph,
    part,
    edition,
    size,
    style: options.layout ?? defaultOptions.layout,
    pins: view.state.arranged.pins,
    places: view.state.arranged.places,
  });
  const picture = usePicture(graph, arrangement, formats);
  const control = useCamera(view, picture.bounds, size);
  const fontsReady = useFontsReady();
  const parts = options.edgeLabels ?? defaultOptions.edgeLabels;
  const { camera } = control;
  const { latencyFollows } = graph;
  const wanted = { client, arrangement, picture, camera, size, formats, parts, latencyFollows, fontsReady };
  const { labels, placed, measure } = useLabels(wanted);
  const hits = useMemo(() => new HitTest(picture, labels), [picture, labels]);
  return { ...control, arrangement, picture, labels, hits, measure, ready: placed };
}
