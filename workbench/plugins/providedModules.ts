/** What a CommonJS module exports: the bundler makes it the default of the module that it imports. */
const exported = (module: object): unknown => ('default' in module ? module.default : module);

/**
 * The modules that a plugin finds in its host, as Grafana provides them: the same copies that the page
 * itself runs on. Each is fetched when a plugin first asks for it.
 */
export const providedModules: Record<string, () => Promise<unknown>> = {
  react: () => import('react').then(exported),
  'react-dom': () => import('react-dom').then(exported),
  'react/jsx-runtime': () => import('react/jsx-runtime').then(exported),
  'react/jsx-dev-runtime': () => import('react/jsx-dev-runtime').then(exported),
  rxjs: () => import('rxjs'),
  'rxjs/operators': () => import('rxjs/operators'),
  lodash: () => import('lodash').then(exported),
  moment: () => import('moment').then(exported),
  '@emotion/css': () => import('@emotion/css'),
  '@emotion/react': () => import('@emotion/react'),
  i18next: () => import('i18next'),
  '@grafana/data': () => import('@grafana/data'),
  '@grafana/data/unstable': () => import('@grafana/data/unstable'),
  '@grafana/runtime': () => import('@grafana/runtime'),
  '@grafana/runtime/unstable': () => import('@grafana/runtime/unstable'),
  '@grafana/ui': () => import('@grafana/ui'),
  '@grafana/ui/unstable': () => import('@grafana/ui/unstable'),
};
