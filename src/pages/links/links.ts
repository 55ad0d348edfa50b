import { type PluginExtensionAddedLinkConfig } from '@grafana/data';
import { t } from '../../mesh/t';

import { forwardPath } from '../Forward';
import { listSources } from '../sources';

import { type Ends } from './Ends';
import { findEnds } from './findEnds';
import { type AskedContext, expressionsOf, labelsOf, rangeOf } from './PanelContext';
import { toMeshQuery } from './toMeshQuery';

/** A panel's menu and Explore's toolbar; as in plugin.json, which Grafana compares. */
const targets = ['grafana/dashboard/panel/menu', 'grafana/explore/toolbar/action'];

/** Menus cut what is longer than 24 letters. */
const titles: Record<Ends['kind'], () => string> = {
  pair: () => t('extensions.pair', 'Pair in Alidade'),
  workload: () => t('extensions.workload', 'Workload in Alidade'),
  service: () => t('extensions.service', 'Service in Alidade'),
  namespace: () => t('extensions.namespace', 'Namespace in Alidade'),
};

/** Leads from a panel that tells a pair, a workload, a service or a namespace to its calls. */
export const endsLink: PluginExtensionAddedLinkConfig<AskedContext> = {
  // As in plugin.json, with which Grafana compares it; viewers see what `configure` says.
  title: 'Calls in Alidade',
  description: 'Shows the calls of the pair, the workload, the service or the namespace that this panel is about.',
  targets,
  icon: 'sitemap',
  path: '/a/alidade-istio-app',
  configure: (context) => {
    const ends = context && findEnds(labelsOf(context));
    return ends && hasSource() ? { title: titles[ends.kind](), description: describeCalls(), path: forwardPath({ ends, ...rangeOf(context) }) } : undefined;
  },
};

/** Leads from queries over the mesh's metrics to the same questions with each request counted once. */
export const questionLink: PluginExtensionAddedLinkConfig<AskedContext> = {
  title: 'Ask in Alidade',
  description: 'Asks the same of the mesh in Explore, in Istio’s own terms.',
  targets,
  icon: 'compass',
  path: '/a/alidade-istio-app',
  configure: (context) => {
    const queries = context ? expressionsOf(context).flatMap((expr) => toMeshQuery(expr) ?? []) : [];
    return context && queries.length > 0 && hasSource() ? { title: t('extensions.ask', 'Ask in Alidade'), description: describeQuestion(), path: forwardPath({ queries, ...rangeOf(context) }) } : undefined;
  },
};

function describeCalls(): string {
  return t('extensions.calls-description', 'Shows the calls of the pair, the workload, the service or the namespace that this panel is about.');
}

function describeQuestion(): string {
  return t('extensions.ask-description', 'Asks the same of the mesh in Explore, in Istio’s own terms.');
}

/** Where there is no data source of ours, links would lead nowhere. */
function hasSource(): boolean {
  return listSources().length > 0;
}
