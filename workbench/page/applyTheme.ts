import { getThemeById, type GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { type ThemeName } from '../bootData';

/** Makes a theme the one that plugins find in Grafana's configuration. */
export function applyTheme(name: ThemeName): GrafanaTheme2 {
  const theme = getThemeById(name);
  config.theme2 = theme;
  config.theme = theme.v1;
  config.bootData.user.theme = name;
  config.bootData.user.lightTheme = theme.isLight;
  return theme;
}
