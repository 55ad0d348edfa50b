import { useEffect, useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type Arrangement } from '../arrange/Arrangement';
import { WorkerClient } from '../arrange/WorkerClient';
import { hashTexts } from '../layout/hashTexts';
import { topologyKey, toTopology } from '../layout/toTopology';

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
  /** Width over height of the panel. */
  readonly aspect: number;
  /** What part of the mesh this is: each part has a layout of its own, and the whole one, '', is kept. */
  readonly part: string;
}

/**
 * The arrangement of a graph, computed in the background. The last one stays until the next is there,
 * and stays for good while the topology and the panel's aspect are the same.
 */
export function useArrangement({ graph, aspect, part }: ArrangementInput): Arranged {
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [shown, setShown] = useState<Answer>();
  const client = useWorkerClient();
  const topology = useMemo(() => toTopology(graph), [graph]);
  const key = useMemo(
    () => hashTexts([part, topologyKey(topology), String(aspect), ...graph.edges.map(({ id }) => id)]),
    [part, topology, aspect, graph]
  );

  const layout = answers[part]?.arrangement.layout;
  const stale = shown?.key !== key;
  useEffect(() => {
    if (stale) {
      const reshaped = layout && Math.abs(Math.log(aspect / layout.aspect)) > Math.log(aspectTolerance);
      const edges = graph.edges.map(({ id, source, target }) => ({ id, source, target }));
      client.arrange({ topology, edges, aspect, previous: reshaped ? undefined : layout }, (arrangement) => {
        const answer = { arrangement, key };
        setShown(answer);
        setAnswers((before) => ({ ...(before[''] && { '': before[''] }), [part]: answer }));
      });
    }
  }, [client, stale, key, topology, graph, aspect, layout, part]);

  return { arrangement: shown?.arrangement, client };
}

/** A worker of the panel's own, which ends with it. */
function useWorkerClient(): WorkerClient {
  const [client] = useState(() => new WorkerClient());
  useEffect(() => () => client.dispose(), [client]);
  return client;
}
