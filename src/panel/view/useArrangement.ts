import { useCallback, useEffect, useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { useThrow } from '../../mesh/useThrow';
import { type Arrangement } from '../layout/Arrangement';
import { type FreePlaces } from '../arrange/ArrangeRequest';
import { WorkerClient } from '../arrange/WorkerClient';
import { type MeshShape, sameShape, toShape } from '../layout/MeshShape';
import { type Pins } from '../layout/pinSlots';
import { type LayoutStyle } from '../options/PanelOptions';
import { type Size } from '../geometry/Camera';
import { useDrawEffect } from './useDrawEffect';

/** How much the panel's aspect may change before its cards are packed anew. */
const aspectTolerance = 1.4;

export interface Arranged {
  readonly arrangement: Arrangement | undefined;
  readonly client: WorkerClient;
}

interface Answer {
  readonly arrangement: Arrangement;
  /** What it was made for. */
  readonly key: string;
}

export interface ArrangementInput {
  readonly graph: Graph;
  /** Of the panel, in CSS pixels. */
  readonly size: Size;
  /** What part of the mesh this is: each part has a layout of its own, and that of the whole, '', is kept. */
  readonly part: string;
  readonly style: LayoutStyle;
  readonly pins: Pins;
  readonly places: FreePlaces;
  /** Another one asks for a layout from nothing. */
  readonly edition: string;
}

/**
 * The arrangement of a graph, computed in the background. The last one stays until the next is there,
 * and stays for good while the topology and the panel's aspect are the same.
 */
export function useArrangement({ graph, size, part, style, pins, places, edition }: ArrangementInput): Arranged {
  const [length, breadth] = style === 'down' ? [size.height, size.width] : [size.width, size.height];
  const aspect = length / breadth;
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [shown, setShown] = useState<Answer>();
  const client = useWorkerClient();
  const fail = useThrow();
  const shape = useShape(graph);
  // A layout follows the last one of its own part, style and edition.
  const series = JSON.stringify([part, style, edition]);
  const whole = JSON.stringify(['', style, edition]);
  const freely = style === 'free';
  const put = freely ? places : pins;
  const key = useMemo(() => JSON.stringify([series, aspect, put, shape.key]), [series, aspect, put, shape]);

  const layout = answers[series]?.arrangement.layout;
  const stale = shown?.key !== key;
  const arrange = useCallback(() => {
    if (stale) {
      const reshaped = layout && Math.abs(Math.log(aspect / layout.aspect)) > Math.log(aspectTolerance);
      const edges = shape.graph.edges.map(({ id, source, target }) => ({ id, source, target }));
      const { topology } = shape;
      const flow = style === 'down' ? 'down' : 'right';
      const previous = reshaped ? undefined : layout;
      const onDone = (arrangement: Arrangement) => {
        const answer = { arrangement, key };
        setShown(answer);
        setAnswers((before) => ({ ...(before[whole] && { [whole]: before[whole] }), [series]: answer }));
      };
      client.arrange({ topology, edges, aspect, length, flow, freely, pins, places, previous }, { onDone, onError: fail });
    }
  }, [client, stale, key, shape, aspect, length, layout, style, freely, pins, places, series, whole, fail]);
  useDrawEffect(arrange);

  return { arrangement: shown?.arrangement, client };
}

/** The shape of a graph; of one that only has other numbers it is the one of before. */
function useShape(graph: Graph): MeshShape {
  const [kept, setKept] = useState(() => toShape(graph));
  const shape = useMemo(() => (sameShape(kept.graph, graph) ? kept : toShape(graph)), [kept, graph]);
  if (shape !== kept) {
    setKept(shape);
  }
  return shape;
}

/** What does the panel's heavy work, as long as the panel is there. */
function useWorkerClient(): WorkerClient {
  const [client] = useState(() => new WorkerClient());
  useEffect(() => () => client.dispose(), [client]);
  return client;
}
