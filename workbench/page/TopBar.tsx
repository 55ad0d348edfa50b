import { css } from '@emotion/css';
import { type GrafanaTheme2, urlUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { type SceneObject } from '@grafana/scenes';
import { RadioButtonGroup, Select, useStyles2, useTheme2 } from '@grafana/ui';
import { useLocation } from 'react-router-dom';
import { type ThemeName } from '../bootData';
import { exploreUid } from '../dashboard/exploreModel';
import { homeDashboard } from './homeDashboard';
import { ScenarioPicker } from './ScenarioPicker';
import { type DashboardEntry } from './useDashboard';

interface Props {
  dashboards: DashboardEntry[];
  scene?: SceneObject;
  /** The app whose page is shown in place of a dashboard. */
  app?: string;
}

/** The built app, whose page is listed among the dashboards. */
const ourApp = 'alidade-istio-app';

const themes: Array<{ value: ThemeName; label: string }> = [
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
];

/** Names the page, chooses a dashboard, a scenario and a theme. */
export function TopBar({ dashboards, scene, app }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const wanted = new URLSearchParams(useLocation().search).get('dashboard');
  const entries = [...dashboards, { uid: exploreUid, title: 'Explore' }, { uid: ourApp, title: 'Alidade’s own page' }];
  // Another dashboard has other panels and variables, and keeps the theme and the time range.
  const open = (dashboard = exploreUid) => {
    const { theme: name, from, to, role } = locationService.getSearchObject();
    if (dashboard === ourApp) {
      locationService.push(urlUtil.renderUrl(`/a/${ourApp}`, { theme: name, role }));
      return;
    }
    const editPanel = dashboard === exploreUid ? '1' : undefined;
    locationService.push(urlUtil.renderUrl('/', { dashboard, editPanel, theme: name, role, from, to }));
  };
  return (
    <header className={styles.bar}>
      <img className={styles.logo} src="/public/plugins/alidade-istio-app/img/logo.svg" alt="" />
      <span className={styles.name}>Alidade</span>
      <Select
        aria-label="Dashboard"
        width={32}
        menuShouldPortal
        options={entries.map(({ uid, title }) => ({ value: uid, label: title }))}
        value={app ?? wanted ?? homeDashboard(dashboards)}
        onChange={({ value }) => open(value)}
      />
      <span className={styles.space} />
      <ScenarioPicker scene={scene} />
      <RadioButtonGroup
        aria-label="Theme"
        size="sm"
        options={themes}
        value={theme.isDark ? 'dark' : 'light'}
        onChange={(name) => locationService.partial({ theme: name })}
      />
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 2),
    minHeight: 48,
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  logo: css({ width: 24, height: 24 }),
  name: css({ fontWeight: theme.typography.fontWeightMedium, marginRight: theme.spacing(1) }),
  space: css({ flexGrow: 1 }),
});
