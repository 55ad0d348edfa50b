import { useEffect, useMemo, useRef, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type Layout } from '../layout/Layout';
import { LayoutClient } from '../layout/LayoutClient';
import { topologyKey, toTopology } from '../layout/toTopology';

/** How much the panel's aspect may change before its cards are packed anew. */
const aspectTolerance = 1.4;

/**
 * The layout of a graph, computed in the background. The last one stays until the next is there, and
 * stays for good while the topology is the same.
 */
export function useLayout(graph: Graph | undefined, aspect: number): Layout | undefined {
  const [layout, setLayout] = useState<Layout>();
  const client = useRef<LayoutClient>();
  const topology = useMemo(() => (graph ? toTopology(graph) : undefined), [graph]);
  const key = useMemo(() => (topology ? topologyKey(topology) : ''), [topology]);

  useEffect(() => {
    const own = new LayoutClient();
    client.current = own;
    return () => own.dispose();
  }, []);

  const reshaped = layout !== undefined && Math.abs(Math.log(aspect / layout.aspect)) > Math.log(aspectTolerance);
  const stale = layout?.key !== key || reshaped;
  useEffect(() => {
    if (topology && stale) {
      client.current?.request({ topology, aspect, previous: reshaped ? undefined : layout }, setLayout);
    }
  }, [topology, aspect, layout, reshaped, stale]);

  return layout;
}
