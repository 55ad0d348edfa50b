export type ThemeName = 'dark' | 'light';

/** The theme that the page's address asks for; dark where it asks for none. */
export function themeInUrl(search: string): ThemeName {
  return new URLSearchParams(search).get('theme') === 'light' ? 'light' : 'dark';
}

/** What Grafana's server writes into its page: who is looking, and the settings of the front end. */
export function bootData() {
  return {
    assets: { dark: '', light: '' },
    navTree: [],
    settings: {
      appSubUrl: '',
      buildInfo: { version: '12.4.10', env: 'production', edition: 'Open Source' },
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
      orgId: 1,
      orgRole: 'Admin',
      theme: themeInUrl(window.location.search),
      timezone: 'browser',
      weekStart: '',
      language: 'en-US',
      locale: 'en-US',
      regionalFormat: 'en-US',
      permissions: { 'datasources:explore': true },
    },
  };
}
