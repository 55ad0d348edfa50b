import { AppPlugin } from '@grafana/data';

import { endsLink, questionLink } from './pages/links/links';
import { Home } from './pages/Home';

export const plugin = new AppPlugin().setRootPage(Home).addLink(endsLink).addLink(questionLink);
