import { bootData } from './bootData';

// Grafana's libraries read these when they are first imported, so the page itself comes after them.
Object.assign(window, { grafanaBootData: bootData(), __grafana_public_path__: '/public/' });

// Where the code editor finds its workers (build.mjs).
Object.assign(window, {
  MonacoEnvironment: { getWorker: (_: string, language: string) => new Worker(`/workers/${language === 'json' ? 'json' : 'editor'}.js`) },
});

void import('./page/startPage').then(({ startPage }) => startPage());
