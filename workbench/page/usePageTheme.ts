import { type GrafanaTheme2 } from '@grafana/data';
import { getAppEvents, ThemeChangedEvent } from '@grafana/runtime';
import { useEffect, useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { themeInUrl } from '../bootData';
import { applyTheme } from './applyTheme';

/** The theme in the page's address. */
export function usePageTheme(): GrafanaTheme2 {
  const name = themeInUrl(useLocation().search);
  // Applied before anything below is drawn, since panels read the configuration while they draw.
  const theme = useMemo(() => applyTheme(name), [name]);
  useEffect(() => getAppEvents().publish(new ThemeChangedEvent(theme)), [theme]);
  return theme;
}
