import { locationService, PluginPage } from '@grafana/runtime';

import { Forwarding } from './Forwarding';
import { FrontDoor } from './FrontDoor';
import { forwardingPath } from './Forward';

/** The app's pages: the front door, and the one that links of other plugins' panels go through. */
export function Home() {
  const { pathname, search } = locationService.getLocation();
  return <PluginPage>{pathname.endsWith(forwardingPath) ? <Forwarding search={search} /> : <FrontDoor />}</PluginPage>;
}
