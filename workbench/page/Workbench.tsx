import { css } from '@emotion/css';
import { UrlSyncContextProvider } from '@grafana/scenes';
import { Alert, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useLocation } from 'react-router-dom';
import { AppPage, appInPath } from './AppPage';
import { useDashboard } from './useDashboard';
import { TopBar } from './TopBar';

const getStyle = () =>
  css({
    height: '100vh',
    display: 'flex',
    flexDirection: 'column',
  });

/** The whole page: a bar above the chosen dashboard, or above an app's page. */
export function Workbench() {
  const style = useStyles2(getStyle);
  const { pathname } = useLocation();
  const { dashboards, scene, error } = useDashboard();
  const app = appInPath(pathname);
  if (app) {
    return (
      <main className={style} data-testid="workbench">
        <TopBar dashboards={dashboards} app={app} />
        <AppPage key={app} id={app} />
      </main>
    );
  }
  return (
    <main className={style} data-testid="workbench">
      <TopBar dashboards={dashboards} scene={scene} />
      {error && <Alert title="The dashboard cannot be shown">{error}</Alert>}
      {!error && !scene && <LoadingPlaceholder text="Loading the dashboard…" />}
      {!error && scene && (
        <UrlSyncContextProvider scene={scene} key={scene.state.key}>
          <scene.Component model={scene} />
        </UrlSyncContextProvider>
      )}
    </main>
  );
}
