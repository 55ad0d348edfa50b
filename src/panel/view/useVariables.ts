import { locationService } from '@grafana/runtime';
import { useEffect } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type PanelOptions } from '../options/PanelOptions';
import { type Target } from '../picture/Focus';

type Names = Pick<PanelOptions, 'nodeVariable' | 'namespaceVariable'>;

/** Sets the dashboard's variables to the node that is opened, so that other panels follow. */
export function useVariables(graph: Graph, selected: Target | undefined, options: Names): void {
  const node = selected?.kind === 'node' ? graph.nodes.find(({ id }) => id === selected.id) : undefined;
  const [title, namespace] = [node?.title, node?.namespace];
  const { nodeVariable, namespaceVariable } = options;
  useEffect(() => {
    if (title !== undefined) {
      const named = nodeVariable ? { [`var-${nodeVariable}`]: title } : {};
      const within = namespaceVariable ? { [`var-${namespaceVariable}`]: namespace } : {};
      const query = { ...named, ...within };
      if (Object.keys(query).length > 0) {
        locationService.partial(query, true);
      }
    }
  }, [title, namespace, nodeVariable, namespaceVariable]);
}
