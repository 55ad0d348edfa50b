import { evaluateModule } from './evaluateModule';
import { providedModules } from './providedModules';

const loaded = new Map<string, Promise<unknown>>();

/** Loads a plugin's built module once. The path is as Grafana writes it: relative to the page's origin. */
export function loadModule<T>(path: string): Promise<T> {
  const module = loaded.get(path) ?? fetchModule<T>(path);
  loaded.set(path, module);
  return module as Promise<T>;
}

async function fetchModule<T>(path: string): Promise<T> {
  const url = new URL(path, window.location.origin).href;
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}: build the plugins with npm run build:frontend`);
  }
  return evaluateModule<T>(await response.text(), url, (name) => {
    const provide = providedModules[name];
    if (!provide) {
      throw new Error(`${url} asks for the module "${name}", which the workbench does not provide`);
    }
    return provide();
  });
}
