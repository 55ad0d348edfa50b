import { dateTime, OrgRole, type TimeRange } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';

import { readGraph } from '../../mesh/readGraph';
import { offerWays } from '../testing/offerWays';
import { shopFormats, shopFrames, shopGraph } from '../testing/shopGraph';
import { DetailLinks } from './DetailLinks';

const graph = shopGraph();
const call = graph.edges.find(({ source, target }) => source === 'workload/shop/web' && target === 'workload/shop/checkout');
const [from, to] = [dateTime(1_000_000), dateTime(4_600_000)];
const links = (range: TimeRange = { from, to, raw: { from, to } }) => (
  <DetailLinks {...{ graph, range }} formats={shopFormats()} target={{ kind: 'edge', id: call?.id ?? '' }} onFocus={() => undefined} />
);
const linkNames = () => screen.queryAllByRole('link').map(({ textContent }) => textContent);
const addressOf = async (name: string) => {
  const href = (await screen.findByRole('link', { name })).getAttribute('href') ?? '';
  return new URL(href, 'http://grafana').searchParams;
};

afterEach(() => {
  config.publicDashboardAccessToken = undefined;
});

it('show the range that the panel was asked for, whatever the page’s address says', async () => {
  offerWays();
  locationService.push('/d/mesh?from=now-5m&to=now');
  render(links());
  expect(Object.fromEntries(await addressOf('Pair'))).toMatchObject({ from: '1000000', to: '4600000' });
  const panes: unknown = JSON.parse((await addressOf('Explore')).get('panes') ?? '');
  expect(panes).toMatchObject({ mesh: { range: { from: '1000000', to: '4600000' } } });
});

it('do not lead to Explore where that is off, not permitted, or of a public dashboard', async () => {
  offerWays({ explore: false });
  const { unmount } = render(links());
  expect(await screen.findByRole('link', { name: 'Pair' })).toBeInTheDocument();
  expect(linkNames()).toEqual(['Pair']);
  unmount();

  offerWays();
  config.exploreEnabled = false;
  const off = render(links());
  expect(await screen.findByRole('link', { name: 'Pair' })).toBeInTheDocument();
  expect(linkNames()).toEqual(['Pair']);
  off.unmount();

  offerWays();
  config.publicDashboardAccessToken = 'token';
  render(links());
  expect(linkNames()).toEqual([]);
});

it.each([
  [OrgRole.Viewer, false, false],
  [OrgRole.Viewer, true, true],
  [OrgRole.Editor, false, true],
] as const)('go by the role where Grafana tells no permissions: %s, viewers may edit: %s', (orgRole, viewersCanEdit, offered) => {
  offerWays({ dashboards: [] });
  config.bootData.user = { ...config.bootData.user, orgRole, permissions: undefined };
  config.viewersCanEdit = viewersCanEdit;
  render(links());
  expect(linkNames()).toEqual(offered ? ['Explore'] : []);
});

it('lead to the data source that a part of the picture is of', async () => {
  offerWays();
  const other = shopFrames().map((frame) => ({ ...frame, refId: 'B', meta: { ...frame.meta, custom: { ...frame.meta?.custom, datasourceUid: 'other' } } }));
  const both = readGraph([...shopFrames(), ...other]);
  const id = `B: ${call?.id ?? ''}`;
  render(both && <DetailLinks graph={both} range={undefined} formats={shopFormats()} target={{ kind: 'edge', id }} onFocus={() => undefined} />);
  expect((await addressOf('Pair')).get('var-datasource')).toBe('other');
  expect(JSON.parse((await addressOf('Explore')).get('panes') ?? '')).toMatchObject({ mesh: { datasource: 'other' } });
});
