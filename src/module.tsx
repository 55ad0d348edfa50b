import { AppPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';

import { endsLink, questionLink } from './pages/links/links';
import { Home } from './pages/Home';
import manifest from './plugin.json';

// Grafana has loaded the translations; this ties the bundle to them before anything renders. Not awaited: the frontend
// sandbox does not wrap the components of a module that exports a promise.
void initPluginTranslations(manifest.id);

export const plugin = new AppPlugin().setRootPage(Home).addLink(endsLink).addLink(questionLink);
