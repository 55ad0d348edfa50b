import { AppPlugin } from '@grafana/data';

import { Home } from './pages/Home';

export const plugin = new AppPlugin().setRootPage(Home);
