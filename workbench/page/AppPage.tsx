import { css } from '@emotion/css';
import { type AppPlugin, type GrafanaTheme2 } from '@grafana/data';
import { config, toDataQueryError } from '@grafana/runtime';
import { Alert, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { loadModule } from '../plugins/loadModule';
import { loadTranslations } from '../plugins/loadTranslations';

/** The app whose page is at an address of Grafana's; undefined at any other. */
export function appInPath(pathname: string): string | undefined {
  return /^\/a\/([^/]+)/.exec(pathname)?.[1];
}

type Loaded = { plugin: AppPlugin } | { error: string } | undefined;

/** The root page of an app's built plugin. */
export function AppPage({ id }: { id: string }) {
  const style = useStyles2(getStyle);
  const { pathname } = useLocation();
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    void loadApp(id).then(setLoaded, (error) => setLoaded({ error: toDataQueryError(error).message ?? String(error) }));
  }, [id]);
  if (!loaded) {
    return <LoadingPlaceholder text="Loading the page…" />;
  }
  const Root = 'plugin' in loaded ? loaded.plugin.root : undefined;
  if ('error' in loaded || !Root) {
    return <Alert title="The page cannot be shown">{'error' in loaded ? loaded.error : `${id} has no page`}</Alert>;
  }
  const { meta } = loaded.plugin;
  return (
    <div className={style}>
      <h1>{meta.name}</h1>
      <Root key={pathname} meta={meta} basename={`/a/${id}`} path={pathname} query={{}} onNavChanged={() => {}} />
    </div>
  );
}

async function loadApp(id: string): Promise<Loaded> {
  const meta = Object.entries(config.apps).find(([known]) => known === id)?.[1];
  if (!meta) {
    throw new Error(`The workbench has no app ${id}`);
  }
  await loadTranslations(meta as unknown as AppPlugin['meta']);
  const { plugin } = await loadModule<{ plugin: AppPlugin }>(`public/plugins/${id}/module.js`);
  plugin.meta = meta as unknown as AppPlugin['meta'];
  return { plugin };
}

const getStyle = (theme: GrafanaTheme2) =>
  css({ flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: theme.spacing(3), '@media (max-width: 600px)': { padding: theme.spacing(2) } });
