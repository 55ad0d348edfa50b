import { getThemeById, type GrafanaTheme2 } from '@grafana/data';
import { config, getAppEvents, ThemeChangedEvent } from '@grafana/runtime';
import { useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { themeInUrl } from '../bootData';

/** The theme in the page's address. Changing it changes the theme that plugins find in Grafana's configuration. */
export function usePageTheme(): GrafanaTheme2 {
  const name = themeInUrl(useLocation().search);
  return useMemo(() => {
    const theme = getThemeById(name);
    config.theme2 = theme;
    config.theme = theme.v1;
    config.bootData.user.theme = name;
    config.bootData.user.lightTheme = theme.isLight;
    getAppEvents().publish(new ThemeChangedEvent(theme));
    return theme;
  }, [name]);
}
