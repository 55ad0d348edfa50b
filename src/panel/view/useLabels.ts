import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo, useRef, useState } from 'react';

import { type Arrangement } from '../layout/Arrangement';
import { type WorkerClient } from '../arrange/WorkerClient';
import { measureText } from '../picture/measureText';
import { type Camera, type Size } from '../geometry/Camera';
import { type MeasureText } from '../picture/Painter';
import { type Picture } from '../picture/Picture';
import { type PlacedLabel } from '../picture/placeLabels';
import { prepareLabels } from '../picture/prepareLabels';
import { type LabelStyle } from '../picture/toLabelCandidate';
import { useDrawEffect } from './useDrawEffect';
import { useLabelArea } from './useLabelArea';
import { runSliced } from '../../mesh/runSliced';
import { useThrow } from '../../mesh/useThrow';

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

  const fail = useThrow();
  const labelled = useRef<Arrangement | undefined>(undefined);

  const label = useCallback(() => {
    if (!arrangement || !fontsReady) {
      return undefined;
    }
    const style = { formats, parts, latencyFollows, measure };
    const onDone = (labels: readonly PlacedLabel[]) => {
      labelled.current = arrangement;
      setPlaced({ arrangement, labels });
    };
    const begin = () =>
      runSliced(prepareLabels(picture, style, { area, zoom: step }), {
        onDone: (request) => client.label(request, { onDone, onError: fail }),
        onError: fail,
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
  }, [client, arrangement, fontsReady, picture, formats, parts, latencyFollows, measure, area, step, fail]);
  useDrawEffect(label);

  const current = placed !== undefined && placed.arrangement === arrangement;
  return { measure, labels: current ? placed.labels : none, placed: current };
}
