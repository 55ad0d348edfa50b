export type ThemeName = 'dark' | 'light';

/** The theme that the page's address asks for; dark where it asks for none. */
export function themeInUrl(search: string): ThemeName {
  return new URLSearchParams(search).get('theme') === 'light' ? 'light' : 'dark';
}

export type RoleName = 'Admin' | 'Viewer';

/** The role that the page's address asks for; an administrator's where it asks for none. */
export function roleInUrl(search: string): RoleName {
  return new URLSearchParams(search).get('role') === 'viewer' ? 'Viewer' : 'Admin';
}

/** How whoever looks has come in, as Grafana says it: its image renderer comes with a key, and says so in the address. */
function authenticatedBy(search: string): string {
  return new URLSearchParams(search).get('render') === '1' ? 'render' : '';
}

/** The language that the page's address asks for; English where it asks for none. */
export function languageInUrl(search: string): string {
  return new URLSearchParams(search).get('language') ?? 'en-US';
}

/** What Grafana lets a role do, as far as the plugins ask. */
function permissionsOf(role: RoleName): Record<string, boolean> {
  const all = ['datasources:query', 'dashboards:read'];
  const more = ['datasources:create', 'datasources:write', 'datasources:explore', 'dashboards:create'];
  return Object.fromEntries([...all, ...(role === 'Admin' ? more : [])].map((right) => [right, true]));
}

/** What Grafana's server writes into its page: who is looking, and the settings of the front end. */
export function bootData() {
  const role = roleInUrl(window.location.search);
  const language = languageInUrl(window.location.search);
  return {
    assets: { dark: '', light: '' },
    navTree: [],
    settings: {
      appSubUrl: '',
      buildInfo: { version: process.env.GRAFANA_VERSION, env: 'production', edition: 'Open Source' },
      exploreEnabled: true,
      featureToggles: {},
      minRefreshInterval: '5s',
    },
    user: {
      id: 1,
      uid: 'workbench',
      login: 'workbench',
      name: 'Workbench',
      isSignedIn: true,
      authenticatedBy: authenticatedBy(window.location.search),
      orgId: 1,
      orgRole: role,
      theme: themeInUrl(window.location.search),
      timezone: 'browser',
      weekStart: '',
      language,
      locale: language,
      regionalFormat: language,
      permissions: permissionsOf(role),
    },
  };
}
