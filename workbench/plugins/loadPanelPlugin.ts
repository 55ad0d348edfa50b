import { type PanelPlugin } from '@grafana/data';
import { config } from '@grafana/runtime';
import { corePanels } from '../panels/corePanels';
import { loadModule } from './loadModule';
import { loadTranslations } from './loadTranslations';

const loaded = new Map<string, PanelPlugin>();

/** A panel plugin that has been loaded before. */
export function getCachedPanelPlugin(id: string): PanelPlugin | undefined {
  return loaded.get(id);
}

/** Loads a panel plugin: a built one, or a stand-in for one of Grafana's own. */
export async function loadPanelPlugin(id: string): Promise<PanelPlugin> {
  const plugin = loaded.get(id) ?? corePanels[id]?.() ?? (await loadBuiltPanel(id));
  loaded.set(id, plugin);
  return plugin;
}

async function loadBuiltPanel(id: string): Promise<PanelPlugin> {
  const meta = config.panels[id];
  if (!meta) {
    throw new Error(`The workbench has no panel of the type ${id}`);
  }
  await loadTranslations(meta);
  const { plugin } = await loadModule<{ plugin: PanelPlugin }>(meta.module);
  plugin.meta = meta;
  return plugin;
}
