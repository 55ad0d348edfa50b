import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo, useRef, useState } from 'react';

import { type Sliced } from '../../mesh/Sliced';
import { type Arrangement } from '../layout/Arrangement';
import { type LabelRequest } from '../arrange/PanelTask';
import { type WorkerClient } from '../arrange/WorkerClient';
import { chooseCandidates } from '../picture/chooseCandidates';
import { labelObstacles } from '../picture/labelObstacles';
import { measureText } from '../picture/measureText';
import { type Camera, type Size } from '../geometry/Camera';
import { type MeasureText } from '../picture/Painter';
import { type Picture } from '../picture/Picture';
import { type LabelCandidate, type PlacedLabel } from '../picture/placeLabels';
import { overlap } from '../geometry/rects';
import { type LabelStyle, toLabelCandidate } from '../picture/toLabelCandidate';
import { useDrawEffect } from './useDrawEffect';
import { useLabelArea } from './useLabelArea';
import { runSliced } from '../../mesh/runSliced';

interface LabelsInput extends Omit<LabelStyle, 'measure'> {
  readonly client: WorkerClient;
  readonly arrangement: Arrangement | undefined;
  readonly picture: Picture;
  readonly camera: Camera;
  readonly size: Size;
  readonly fontsReady: boolean;
}

export interface Labelling {
  readonly labels: readonly PlacedLabel[];
  /** False until the labels of this arrangement have been placed once. */
  readonly placed: boolean;
  readonly measure: MeasureText;
}

interface Placed {
  readonly arrangement: Arrangement;
  readonly labels: readonly PlacedLabel[];
}

const none: readonly PlacedLabel[] = [];
/** A picture with so many edges gets new labels when the camera has rested for so many milliseconds, not while it moves. */
const manyEdges = 1000;
const restsFor = 100;

/**
 * The labels of the picture, placed in the background: anew when the zoom has changed by a step, not
 * at each turn of the wheel. Those of before stay until the next are there, unless everything moved.
 */
export function useLabels(input: LabelsInput): Labelling {
  const { client, arrangement, picture, camera, size, formats, parts, latencyFollows, fontsReady } = input;
  const { fontFamily } = useTheme2().typography;
  const measure = useMemo(() => measureText(fontFamily, fontsReady), [fontFamily, fontsReady]);
  const step = 2 ** (Math.round(Math.log2(camera.zoom) * 6) / 6);
  const [placed, setPlaced] = useState<Placed>();
  const area = useLabelArea(picture, camera, size);

  const labelled = useRef<Arrangement | undefined>(undefined);

  const label = useCallback(() => {
    if (!arrangement || !fontsReady) {
      return undefined;
    }
    const style = { formats, parts, latencyFollows, measure };
    const onError = (error: unknown) =>
      setPlaced(() => {
        // Thrown while it renders, so that the panel says so.
        throw error;
      });
    const onDone = (labels: readonly PlacedLabel[]) => {
      labelled.current = arrangement;
      setPlaced({ arrangement, labels });
    };
    const begin = () =>
      runSliced(prepareLabels(picture, style, { area, zoom: step }), {
        onDone: (request) => client.label(request, { onDone, onError }),
        onError,
      });
    if (labelled.current !== arrangement || picture.edges.length < manyEdges) {
      return begin();
    }
    let stop: (() => void) | undefined;
    const timer = setTimeout(() => (stop = begin()), restsFor);
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [client, arrangement, fontsReady, picture, formats, parts, latencyFollows, measure, area, step]);
  useDrawEffect(label);

  const current = placed !== undefined && placed.arrangement === arrangement;
  return { measure, labels: current ? placed.labels : none, placed: current };
}

/** What the labels of an area are placed from. */
function* prepareLabels(picture: Picture, style: LabelStyle, { area, zoom }: Pick<LabelRequest, 'area' | 'zoom'>): Sliced<LabelRequest> {
  const candidates: LabelCandidate[] = [];
  for (const shape of chooseCandidates(picture.edges, area, zoom)) {
    candidates.push(toLabelCandidate(shape, style));
    yield;
  }
  const obstacles = labelObstacles(picture, zoom, style.measure).filter((rect) => overlap(rect, area));
  return { candidates, obstacles, area, zoom };
}
