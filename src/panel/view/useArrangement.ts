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

/**
 * The arrangement of a graph, computed in the background. The last one stays until the next is there,
 * and stays for good while the topology and the panel's aspect are the same.
 */
export function useArrangement(graph: Graph, aspect: number): Arranged {
  const [answer, setAnswer] = useState<Answer>();
  const client = useWorkerClient();
  const topology = useMemo(() => toTopology(graph), [graph]);
  const key = useMemo(
    () => hashTexts([topologyKey(topology), String(aspect), ...graph.edges.map(({ id }) => id)]),
    [topology, aspect, graph]
  );

  const layout = answer?.arrangement.layout;
  const stale = answer?.key !== key;
  useEffect(() => {
    if (stale) {
      const reshaped = layout && Math.abs(Math.log(aspect / layout.aspect)) > Math.log(aspectTolerance);
      const edges = graph.edges.map(({ id, source, target }) => ({ id, source, target }));
      client.arrange({ topology, edges, aspect, previous: reshaped ? undefined : layout }, (arrangement) =>
        setAnswer({ arrangement, key })
      );
    }
  }, [client, stale, key, topology, graph, aspect, layout]);

  return { arrangement: answer?.arrangement, client };
}

/** A worker of the panel's own, which ends with it. */
function useWorkerClient(): WorkerClient {
  const [client] = useState(() => new WorkerClient());
  useEffect(() => () => client.dispose(), [client]);
  return client;
}
