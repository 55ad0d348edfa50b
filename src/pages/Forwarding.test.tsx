import { locationService } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';

import { forwardPath } from './Forward';
import { Forwarding } from './Forwarding';
import { enterGrafana } from './testing/openFrontDoor';

const search = new URL(forwardPath({ ends: { kind: 'namespace', namespace: 'shop' }, from: 'now-1h', to: 'now' }), 'http://grafana').search;
const replace = jest.spyOn(locationService, 'replace').mockImplementation(() => {});

beforeEach(() => replace.mockClear());

it('goes on to the dashboard', () => {
  enterGrafana({ sources: ['mesh'], dashboards: ['alidade-mesh-overview'], role: 'Viewer' });
  render(<Forwarding search={search} />);
  expect(replace).toHaveBeenCalledWith('/d/alidade-mesh-overview?var-datasource=mesh&var-namespace=shop&from=now-1h&to=now');
});

it.each([
  ['the dashboard has not been imported and Explore is not allowed', ['mesh'], search],
  ['there is no data source', [], search],
  ['the address asks for nothing', ['mesh'], ''],
])('says so and leads to the front door where %s', (_, sources, asked) => {
  enterGrafana({ sources, role: 'Viewer' });
  render(<Forwarding search={asked} />);
  expect(screen.getByText(/This cannot be shown here/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'See what is there' })).toHaveAttribute('href', '/a/alidade-istio-app');
  expect(replace).not.toHaveBeenCalled();
});
