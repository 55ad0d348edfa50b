import { type Annotation, type Dashboard, type DashboardLink, type Panel, type Variable } from './Dashboard';

interface Contents {
  uid: string;
  title: string;
  description: string;
  variables: Variable[];
  annotations: Annotation[];
  /** Where it leads beside the list of all. */
  links?: DashboardLink[];
  panels: Panel[];
}

/** Leads to another dashboard that knows the same variables, and takes their values along. */
export function dashboardLink(title: string, uid: string): DashboardLink {
  return { title, type: 'link', url: `/d/${uid}`, icon: 'dashboard', tags: [], asDropdown: false, includeVars: true, keepTime: true };
}

/** Grafana's JSON of a dashboard; panels are numbered in their order. */
export function toDashboard({ uid, title, description, variables, annotations, links = [], panels }: Contents): Dashboard {
  return {
    uid,
    title,
    description,
    tags: ['alidade', 'istio'],
    schemaVersion: 41,
    version: 1,
    editable: true,
    graphTooltip: 1,
    refresh: '30s',
    time: { from: 'now-15m', to: 'now' },
    timezone: 'browser',
    templating: { list: variables },
    annotations: { list: annotations },
    links: [
      ...links,
      { title: 'Alidade', type: 'dashboards', tags: ['alidade'], asDropdown: true, includeVars: false, keepTime: true },
    ],
    panels: panels.map((panel, index) => ({ ...panel, id: index + 1 })),
  };
}
