import { act, screen, within } from '@testing-library/react';

import { capabilities, openFrontDoor, series, working } from './testing/openFrontDoor';

const all = ['alidade-mesh-overview', 'alidade-service-pair', 'alidade-latency'];
const refused = { status: 400, body: { status: 'ERROR', message: 'Post "http://prometheus:9090": connection refused' } };
const silent = { status: 400, body: { status: 'ERROR', message: 'Prometheus answers, but holds nothing. Scrape port 15020.', details: { series: { istio_requests_total: {} } } } };

const card = (name: string) => within(screen.getByRole('article', { name }));
const hrefs = () => screen.getAllByRole('link').map((link) => decodeURIComponent(link.getAttribute('href') ?? ''));

it('leads from nothing to a data source', async () => {
  openFrontDoor({ sources: [] });
  expect(screen.getByRole('status')).toHaveTextContent('There is no data source “Istio mesh” yet.');
  const steps = within(await screen.findByRole('region', { name: 'First steps' })).getAllByRole('listitem');
  expect(steps.map((step) => within(step).getByRole('heading').textContent)).toEqual([
    'Add the data source',
    'Save & test it',
    'Import the dashboards',
    'Open Mesh overview',
  ]);
  expect(steps[0]).toHaveAttribute('aria-current', 'step');
  expect(hrefs()).toEqual(['/connections/datasources/alidade-istio-datasource']);
});

it('says whom to ask where a viewer sees no data source', () => {
  openFrontDoor({ sources: [], role: 'Viewer' });
  expect(screen.getByRole('status')).toHaveTextContent('Ask an administrator of this Grafana to add one, or to let you see it.');
  expect(screen.queryByRole('region', { name: 'First steps' })).toBeNull();
  expect(screen.queryByRole('link')).toBeNull();
});

it('answers that it works, who reports, and leads into the dashboards with the data source chosen', async () => {
  openFrontDoor({ sources: ['mesh'], dashboards: all });
  expect(await screen.findByText('It works: the data source sees a mesh.')).toBeVisible();
  expect(card('mesh').getByText('Prometheus 3.8.0 answers.')).toBeVisible();
  const rows = within(card('mesh').getByRole('table', { name: 'Active series by reporter' })).getAllByRole('row');
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ['Calls', 'source', 'waypoint', 'destination'],
    ['HTTP and gRPC', '1,320', '0', '1,310'],
    ['TCP', '12', '0', '0'],
  ]);
  expect(hrefs()).toEqual(
    expect.arrayContaining(all.map((uid) => `/d/${uid}?var-datasource=mesh`).concat('/connections/datasources/edit/mesh'))
  );
  expect(hrefs().some((address) => address.startsWith('/explore?') && address.includes('"queryType":"graph"'))).toBe(true);
  expect(screen.queryByRole('region', { name: 'First steps' })).toBeNull();
});

it('tells what is collected and what is missing with the lines to copy', async () => {
  openFrontDoor({ sources: ['mesh'], dashboards: all });
  const there = await screen.findByRole('list', { name: 'Signals that can be asked' });
  expect(within(there).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Traffic: 1 of 1 signals', 'Proxies: 1 of 2 signals']);
  expect(screen.getByText('Scraped every 15 seconds.')).toBeVisible();
  expect(screen.getByText('The scrape interval is 15 s, the setting says 60 s.')).toBeVisible();
  expect(screen.getByText('proxyCpu')).toBeVisible();
  expect(screen.getByRole('group', { name: 'Into Prometheus’s configuration:' })).toHaveTextContent('job_name: istio-proxy-containers');
  expect(screen.getByRole('button', { name: 'Copy the lines into Prometheus’s configuration' })).toBeVisible();
  expect(screen.getByRole('group', { name: 'Into this data source’s jsonData:' })).toHaveTextContent('"prefix": "workload:"');
});

it('shows a viewer how it is, and no configuration', async () => {
  openFrontDoor({ sources: ['dead', 'mesh'], dashboards: all, role: 'Viewer', replies: { 'dead/health': refused } });
  expect(await screen.findByText('1 of 2 data sources see a mesh.')).toBeVisible();
  expect(await screen.findByText('proxyCpu')).toBeVisible();
  expect(screen.getByText(/Whoever runs the mesh can have them collected/)).toBeVisible();
  expect(card('dead').getByText(/Ask an administrator of this Grafana/)).toBeVisible();
  expect(document.body).not.toHaveTextContent(/connection refused|cAdvisor|job_name|setting says|workload:/);
  expect(hrefs().filter((address) => !address.startsWith('/d/'))).toEqual([]);
});

it('leads to a data source’s settings where it does not work, and checks it again', async () => {
  const replies = { 'mesh/health': refused as never };
  const { user } = openFrontDoor({ sources: ['mesh'], dashboards: all, replies });
  expect(await screen.findByText('The data source does not see a mesh.')).toBeVisible();
  expect(card('mesh').getByText(/connection refused/)).toBeVisible();
  const step = screen.getByRole('heading', { name: 'Save & test it' }).closest('li');
  expect(step).toHaveAttribute('aria-current', 'step');
  expect(within(screen.getByRole('region', { name: 'First steps' })).getAllByRole('img', { name: 'Done' })).toHaveLength(2);
  Object.assign(replies, { 'mesh/health': { body: working } });
  await user.click(card('mesh').getByRole('button', { name: 'Check again: mesh' }));
  expect(await screen.findByText('It works: the data source sees a mesh.')).toBeVisible();
});

it('tells a server without telemetry from one that does not answer', async () => {
  openFrontDoor({ sources: ['mesh'], dashboards: all, replies: { 'mesh/health': silent } });
  expect(await screen.findByText('No telemetry')).toBeVisible();
  expect(card('mesh').getByText(/Scrape port 15020/)).toBeVisible();
  expect(await screen.findByText('proxyCpu')).toBeVisible();
});

it('leads to the tab Dashboards until they are imported, and links to none before', async () => {
  openFrontDoor({ sources: ['mesh'] });
  const steps = within(await screen.findByRole('region', { name: 'First steps' }));
  expect(steps.getByRole('link', { name: 'Open its dashboards' })).toHaveAttribute('href', '/connections/datasources/edit/mesh/dashboards');
  expect(card('mesh').getByRole('link', { name: 'Import dashboards: mesh' })).toBeVisible();
  expect(hrefs().some((address) => address.startsWith('/d/'))).toBe(false);
});

it('shows others while one does not answer, and gives up on that one', async () => {
  jest.useFakeTimers();
  openFrontDoor({ sources: ['dead', 'mesh'], dashboards: all, replies: { 'dead/health': 'never' } });
  expect(card('mesh').getByText('Works')).toBeVisible();
  expect(card('dead').getByText('Checking…')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('Data sources are being checked: 1 of 2 so far…');
  act(() => jest.advanceTimersByTime(10_000));
  expect(card('dead').getByText('There was no answer within 10 seconds.')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('1 of 2 data sources see a mesh.');
  jest.useRealTimers();
});

it('checks thirty data sources a few at a time, is searched, and asks what they collect only where somebody looks', async () => {
  const sources = Array.from({ length: 30 }, (_, index) => `mesh-${index}`);
  const { user, asked } = openFrontDoor({ sources, dashboards: all });
  expect(await screen.findByText('All 30 data sources see a mesh.')).toBeVisible();
  expect(asked.filter((url) => url.endsWith('/health'))).toHaveLength(30);
  expect(asked.some((url) => url.endsWith('/capabilities'))).toBe(false);
  await user.type(screen.getByRole('textbox', { name: 'Search data sources by name' }), 'mesh-29');
  expect(screen.getAllByRole('article')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'What is collected' }));
  expect(await screen.findByText('proxyCpu')).toBeVisible();
  expect(asked.filter((url) => url.endsWith('/capabilities'))).toEqual(['/api/datasources/uid/mesh-29/resources/capabilities']);
});

it('does not let those that answer stand behind those that hang', () => {
  jest.useFakeTimers();
  const sources = Array.from({ length: 6 }, (_, index) => `mesh-${index}`);
  const replies = Object.fromEntries(sources.slice(0, 4).map((name) => [`${name}/health`, 'never' as const]));
  const { asked } = openFrontDoor({ sources, dashboards: all, replies });
  const healths = () => asked.filter((url) => url.endsWith('/health')).length;
  expect(healths()).toBe(4);
  act(() => jest.advanceTimersByTime(3000));
  expect(card('mesh-5').getByText('Works')).toBeVisible();
  // Those that hung are asked once more, with more patience.
  expect(healths()).toBe(10);
  expect(card('mesh-0').getByText('Checking…')).toBeVisible();
  act(() => jest.advanceTimersByTime(10_000));
  expect(card('mesh-0').getByText('There was no answer within 10 seconds.')).toBeVisible();
  jest.useRealTimers();
});

it('says it where what is collected cannot be found out, and asks again', async () => {
  const replies = { 'resources/capabilities': { status: 500, body: { message: 'out of memory' } } as never };
  const { user } = openFrontDoor({ sources: ['mesh'], dashboards: all, replies });
  expect(await screen.findByText('out of memory')).toBeVisible();
  Object.assign(replies, { 'resources/capabilities': { body: { ...capabilities, missing: [], findings: null, recorded: null } } });
  await user.click(screen.getByRole('button', { name: 'Ask again' }));
  expect(await screen.findByText('Every signal can be asked: nothing is missing.')).toBeVisible();
});

it('says that recording rules are asked, and what stays unknown where one side reports', async () => {
  const limited = { ...working, details: { ...working.details, series, limits: ['Only callers report.'] } };
  const recorded = { ...capabilities.recorded, inUse: true };
  openFrontDoor({
    sources: ['mesh'],
    role: 'Viewer',
    replies: { '/health': { body: limited }, 'resources/capabilities': { body: { ...capabilities, recorded } } },
  });
  expect(await screen.findByText(/Recording rules such as workload:istio_requests_total:rate5m are asked/)).toHaveTextContent('12 seconds old');
  expect(screen.getByText('Only callers report.')).toBeVisible();
  expect(screen.getByText(/Its dashboards have not been imported/)).toBeVisible();
});
