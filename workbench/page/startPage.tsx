import { config } from '@grafana/runtime';
import { initPluginTranslations } from '@grafana/i18n';
import { loadResources } from '@grafana/scenes';
import { createRoot } from 'react-dom/client';
import { registerServices } from '../services/registerServices';
import { initLanguage } from '../services/initLanguage';
import { Page } from './Page';
import { StartError } from './StartError';

/** Shows the page, or why it cannot be shown. */
export async function startPage() {
  const element = document.getElementById('page');
  if (!element) {
    throw new Error('index.html has no element with the id "page"');
  }
  const root = createRoot(element);
  try {
    await initLanguage(config.bootData.user.language);
    await initPluginTranslations('grafana-scenes', [loadResources]);
    await registerServices();
    root.render(<Page />);
  } catch (error) {
    root.render(<StartError error={error} theme={config.theme2} />);
  }
}
