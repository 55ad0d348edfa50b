import { locationService, LocationServiceProvider } from '@grafana/runtime';
import { type ReactNode, useEffect, useState } from 'react';
import { type Navigator, Router } from 'react-router-dom';

/** Lets the router follow the history that Grafana's location service writes. */
export function PageRouter({ children }: { children: ReactNode }) {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useEffect(() => history.listen(setLocation), [history]);
  useEffect(() => {
    // The host knows where the page shows what Grafana has at such an address.
    if (location.pathname.startsWith('/d/')) {
      window.location.reload();
    }
  }, [location.pathname]);
  return (
    <LocationServiceProvider service={locationService}>
      <Router location={location} navigator={history as Navigator}>
        {children}
      </Router>
    </LocationServiceProvider>
  );
}
