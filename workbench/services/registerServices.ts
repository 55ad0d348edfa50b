import { EventBusSrv, setLocale, setTimeZoneResolver } from '@grafana/data';
import {
  config,
  locationService,
  setAppEvents,
  setBackendSrv,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setLocationSrv,
  setPluginImportUtils,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
import { getCachedPanelPlugin, loadPanelPlugin } from '../plugins/loadPanelPlugin';
import { registerRegistries } from '../registries/registerRegistries';
import { FetchBackend } from './FetchBackend';
import { type FrontendSettings } from './FrontendSettings';
import { registerNoExtensions } from './noExtensions';
import { ProvisionedDataSources } from './ProvisionedDataSources';
import { runRequest } from './runRequest';
import { SceneTemplates } from './SceneTemplates';

/** What a dashboard on the page has to be told to, so that plugins see its variables. */
export const templates = new SceneTemplates();

/** Gives Grafana's runtime library what Grafana itself would give it, before the first plugin loads. */
export async function registerServices() {
  const backend = new FetchBackend();
  setBackendSrv(backend);
  const settings = await backend.get<FrontendSettings>('/api/frontend/settings');
  Object.assign(config, settings);

  const { user } = config.bootData;
  setTimeZoneResolver(() => user.timezone);
  setLocale(user.language);
  setCurrentUser(user);
  setAppEvents(new EventBusSrv());
  setLocationSrv(locationService);
  setEchoSrv({ flush: () => {}, addBackend: () => {}, addEvent: () => {}, onInteraction: () => () => {} });
  setTemplateSrv(templates);
  setDataSourceSrv(new ProvisionedDataSources(settings));
  setRunRequest(runRequest);
  setPluginImportUtils({ importPanelPlugin: loadPanelPlugin, getPanelPluginFromCache: getCachedPanelPlugin });
  registerNoExtensions();
  registerRegistries();
}
