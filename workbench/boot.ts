import { bootData } from './bootData';

// Grafana's libraries read these when they are first imported, so the page itself comes after them.
Object.assign(window, { grafanaBootData: bootData(), __grafana_public_path__: '/public/' });

void import('./page/startPage').then(({ startPage }) => startPage());
