import { locationService, LocationServiceProvider } from '@grafana/runtime';
import { type ReactNode, useEffect, useState } from 'react';
import { type Navigator, Router } from 'react-router-dom';

/** Lets the router follow the history that Grafana's location service writes. */
export function PageRouter({ children }: { children: ReactNode }) {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useEffect(() => history.listen(setLocation), [history]);
  return (
    <LocationServiceProvider service={locationService}>
      <Router location={location} navigator={history as Navigator}>
        {children}
      </Router>
    </LocationServiceProvider>
  );
}
