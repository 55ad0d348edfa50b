import { useState } from 'react';

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { type DataSourceInstanceSettings, type DataSourceSettings } from '@grafana/data';
import { type BackendSrv, type DataSourceSrv, setBackendSrv, setDataSourceSrv } from '@grafana/runtime';

import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';
import { type RecordedSeries } from '../Resources';

import { ConfigEditor } from './ConfigEditor';

type Settings = DataSourceSettings<MeshDataSourceOptions>;

const base = {
  id: 1,
  uid: 'mesh',
  orgId: 1,
  name: 'Istio mesh',
  type: 'alidade-istio-datasource',
  typeName: 'Istio mesh',
  typeLogoUrl: '',
  access: 'proxy',
  url: 'http://prometheus:9090',
  user: '',
  database: '',
  basicAuth: false,
  basicAuthUser: '',
  isDefault: false,
  jsonData: {},
  secureJsonFields: {},
  readOnly: false,
  withCredentials: false,
} satisfies Settings;

/** A backend that tells of recording rules, or fails where it has nothing to tell; returns what it is asked. */
function holding(recorded?: RecordedSeries | null) {
  const asked: string[] = [];
  const get = (url: string) => {
    asked.push(url);
    return recorded === undefined ? Promise.reject(new Error('refused')) : Promise.resolve({ recorded });
  };
  setBackendSrv({ get } as unknown as BackendSrv);
  return asked;
}

beforeEach(() => {
  holding(null);
});

function setUp(overrides: Partial<Settings> = {}) {
  const saved: Settings[] = [];
  function Page() {
    const [options, setOptions] = useState<Settings>({ ...base, ...overrides });
    const change = (changed: Settings) => {
      saved.push(changed);
      setOptions(changed);
    };
    return <ConfigEditor options={options} onOptionsChange={change} />;
  }
  render(<Page />);
  return { user: userEvent.setup(), settings: () => saved.at(-1)?.jsonData, saved };
}

it('takes the address', async () => {
  const { user, saved } = setUp({ url: '' });
  await user.type(screen.getByRole('textbox', { name: 'Data source connection URL' }), 'h');
  expect(saved.at(-1)?.url).toBe('h');
});

it('saves what is set, and takes out what is cleared', async () => {
  const { user, settings } = setUp();
  await user.type(screen.getByRole('textbox', { name: /Scrape interval/ }), '30s{Enter}');
  await user.type(screen.getByRole('textbox', { name: /Degraded from/ }), '0.02{Enter}');
  await user.click(screen.getByRole('combobox', { name: 'Errors' }));
  await user.click(await screen.findByText('4xx and 5xx'));
  expect(settings()).toEqual({ timeInterval: '30s', health: { degraded: 0.02 }, errors: '4xx5xx' });
  await user.clear(screen.getByRole('textbox', { name: /Degraded from/ }));
  await user.tab();
  expect(settings()).toEqual({ timeInterval: '30s', errors: '4xx5xx' });
});

it.each([
  [/Scrape interval/, '30', /This is not a duration/],
  [/Latency statistic/, '95', /This is not a statistic/],
  [/Degraded from/, '5', /Use a number from 0 to 1/],
])('says at %s that “%s” is wrong, and does not save it', async (name, text, message) => {
  const { user, saved } = setUp();
  await user.type(screen.getByRole('textbox', { name }), `${text}{Enter}`);
  expect(screen.getByRole('alert')).toHaveTextContent(message);
  expect(screen.getByRole('textbox', { name })).toHaveValue(text);
  expect(saved).toEqual([]);
});

it('keeps a failing share from falling below the degraded one', async () => {
  const { user, saved } = setUp({ jsonData: { health: { degraded: 0.2 } } });
  await user.type(screen.getByRole('textbox', { name: /Failing from/ }), '0.1{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('Use a number from 0.2 to 1.');
  expect(saved).toEqual([]);
});

it('keeps required matchers, of which a half one is not saved', async () => {
  const { user, settings } = setUp({ jsonData: { requiredMatchers: [{ label: 'tenant', op: '=', value: 'blue' }] } });
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await user.type(screen.getByRole('textbox', { name: 'Label of required matcher 2' }), 'region{Enter}');
  expect(settings()).toBeUndefined();
  expect(screen.getByText('A matcher is saved once it has a label and a value.')).toBeInTheDocument();
  await user.type(screen.getByRole('textbox', { name: 'Value of required matcher 2' }), 'eu.*{Enter}');
  await user.click(screen.getByRole('combobox', { name: 'Operator of required matcher 2' }));
  await user.click(await screen.findByText('=~'));
  expect(settings()?.requiredMatchers).toEqual([
    { label: 'tenant', op: '=', value: 'blue' },
    { label: 'region', op: '=~', value: 'eu.*' },
  ]);
  await user.click(screen.getByRole('button', { name: 'Remove required matcher 1' }));
  expect(settings()?.requiredMatchers).toEqual([{ label: 'region', op: '=~', value: 'eu.*' }]);
});

it('shows roles however they were provisioned, and saves an expression', async () => {
  const { user, settings } = setUp({ jsonData: { gateways: { workload: { op: '=~', value: ['in', 'out'] } } } });
  await user.click(screen.getByRole('button', { name: 'Expand section Gateways, waypoints and ztunnel' }));
  const gateways = screen.getByRole('textbox', { name: /Gateways/ });
  expect(gateways).toHaveValue('(?:in)|(?:out)');
  await user.clear(gateways);
  await user.type(gateways, 'edge-.*{Enter}');
  expect(settings()).toEqual({ gateways: 'edge-.*' });
});

it('takes recording rules, says what is still missing, and warns of counters', async () => {
  const { user, settings } = setUp();
  await user.click(screen.getByRole('button', { name: 'Expand section Recording rules' }));
  await user.type(screen.getByRole('textbox', { name: /Prefix/ }), 'work-load:{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent(/cannot be part of a metric’s name/);
  await user.clear(screen.getByRole('textbox', { name: /Prefix/ }));
  await user.type(screen.getByRole('textbox', { name: /Prefix/ }), 'workload:{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent(/Choose what the rules record/);
  await user.click(screen.getByRole('combobox', { name: 'Kind' }));
  await user.click(await screen.findByText('Counters'));
  expect(screen.getByText(/Record rates instead/)).toBeInTheDocument();
  await user.click(screen.getByRole('combobox', { name: 'Kind' }));
  await user.click(await screen.findByText('Rates'));
  expect(screen.queryByText(/Record rates instead/)).not.toBeInTheDocument();
  expect(screen.getByRole('alert')).toHaveTextContent(/look-back of the rules/);
  await user.type(screen.getByRole('textbox', { name: /Window of the rules/ }), '1m{Enter}');
  expect(settings()).toEqual({ recorded: { prefix: 'workload:', kind: 'rates', window: '1m' } });
});

describe('recording rules that were found', () => {
  const expand = 'Expand section Recording rules';
  const shipped: RecordedSeries = {
    setting: { prefix: 'workload:', suffix: ':rate5m', kind: 'rates', window: '5m' },
    inUse: false,
    usable: true,
    metrics: ['istio_requests_total'],
    missing: ['istio_tcp_sent_bytes_total'],
    missingLabels: [],
    ageSeconds: 12,
  };

  it('are used at a click, once it is said what they leave out', async () => {
    const asked = holding(shipped);
    const { user, settings } = setUp();
    expect(asked).toEqual([]);
    await user.click(screen.getByRole('button', { name: expand }));
    expect(await screen.findByText(/workload:istio_requests_total:rate5m/)).toBeVisible();
    expect(screen.getByText(/They leave out istio_tcp_sent_bytes_total/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Use them' }));
    expect(settings()).toEqual({ recorded: shipped.setting });
    expect(screen.queryByRole('button', { name: 'Use them' })).not.toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Suffix/ })).toHaveValue(':rate5m');
    expect(asked).toEqual(['/api/datasources/uid/mesh/resources/capabilities']);
  });

  it('are told as JSON where the data source was provisioned', async () => {
    holding(shipped);
    const { user } = setUp({ readOnly: true });
    await user.click(screen.getByRole('button', { name: expand }));
    expect(await screen.findByText(JSON.stringify({ recorded: shipped.setting }))).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Use them' })).not.toBeInTheDocument();
  });

  it.each([
    ['there are none', null],
    ['they are not complete or old', { ...shipped, usable: false }],
    ['the backend does not say', undefined],
  ])('are not offered where %s', async (_, recorded) => {
    const asked = holding(recorded);
    const { user } = setUp();
    await user.click(screen.getByRole('button', { name: expand }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(screen.queryByText(/Recording rules of this mesh were found/)).not.toBeInTheDocument();
  });

  it('are not looked for where the settings name some', () => {
    const asked = holding(shipped);
    setUp({ jsonData: { recorded: { prefix: 'mesh:', kind: 'counters' } } });
    expect(screen.getByRole('textbox', { name: /Prefix/ })).toHaveValue('mesh:');
    expect(asked).toEqual([]);
  });
});

it('takes the gRPC statuses that are errors: a kind of them, or a list', async () => {
  const { user, settings } = setUp();
  await user.click(screen.getByRole('combobox', { name: 'gRPC errors' }));
  await user.click(await screen.findByText('Every status but 0'));
  expect(settings()).toEqual({ grpcErrors: 'any' });
  await user.click(screen.getByRole('combobox', { name: 'gRPC errors' }));
  await user.click(await screen.findByText('Those that you name'));
  expect(settings()).toEqual({});
  await user.type(screen.getByRole('combobox', { name: 'gRPC statuses' }), '14{Enter}');
  await user.type(screen.getByRole('combobox', { name: 'gRPC statuses' }), '17{Enter}');
  expect(settings()).toEqual({ grpcErrors: ['14'] });
});

it('shows a list of gRPC statuses that was provisioned', () => {
  setUp({ jsonData: { grpcErrors: ['4', '14'] } });
  expect(screen.getByRole('combobox', { name: 'gRPC statuses' })).toBeInTheDocument();
  expect(screen.getByText('4 Deadline exceeded')).toBeVisible();
  expect(screen.getByText('14 Unavailable')).toBeVisible();
});

it('takes what the server wants to be told with every question', async () => {
  const { user, settings } = setUp();
  await user.type(screen.getByRole('textbox', { name: /Custom query parameters/ }), 'dedup=true{Enter}');
  expect(settings()).toEqual({ customQueryParameters: 'dedup=true' });
});

it('bounds the hosts outside the mesh, down to none', async () => {
  const { user, settings } = setUp();
  await user.click(screen.getByRole('button', { name: 'Expand section Limits and HTTP' }));
  await user.type(screen.getByRole('textbox', { name: /Hosts outside the mesh/ }), '0{Enter}');
  expect(settings()).toEqual({ maxExternalHosts: 0 });
});

it('knows STRICT from a list or from a metric, never from both', async () => {
  const { user, settings } = setUp({ jsonData: { strictNamespaces: ['shop'] } });
  await user.type(screen.getByRole('combobox', { name: 'STRICT namespaces' }), 'pay{Enter}');
  expect(settings()).toEqual({ strictNamespaces: ['shop', 'pay'] });
  await user.click(screen.getByRole('combobox', { name: 'How STRICT is known' }));
  await user.click(await screen.findByText('A metric'));
  expect(settings()).toEqual({});
  await user.type(screen.getByRole('textbox', { name: /STRICT metric/ }), 'mesh_strict{Enter}');
  expect(settings()).toEqual({ strictMetric: 'mesh_strict' });
});

it('forgets with a matcher what was typed into it, and keeps what was typed into others', async () => {
  const { user, settings } = setUp({ jsonData: { requiredMatchers: [{ label: 'tier', op: '=', value: 'gold' }] } });
  const add = within(screen.getByRole('group', { name: 'Required matchers' })).getByRole('button', { name: 'Add' });
  await user.click(add);
  await user.click(add);
  await user.type(screen.getByRole('textbox', { name: 'Label of required matcher 2' }), 'region{Enter}');
  await user.type(screen.getByRole('textbox', { name: 'Label of required matcher 3' }), 'zone{Enter}');
  await user.type(screen.getByRole('textbox', { name: 'Value of required matcher 3' }), 'a{Enter}');
  expect(screen.getByRole('textbox', { name: 'Label of required matcher 2' })).toHaveValue('region');
  await user.click(screen.getByRole('button', { name: 'Remove required matcher 2' }));
  expect(screen.getByRole('textbox', { name: 'Label of required matcher 2' })).toHaveValue('zone');
  expect(settings()?.requiredMatchers).toEqual([
    { label: 'tier', op: '=', value: 'gold' },
    { label: 'zone', op: '=', value: 'a' },
  ]);
});

it('takes matchers of ztunnel and native histograms', async () => {
  const { user, settings } = setUp();
  await user.click(screen.getByRole('switch', { name: /Native histograms/ }));
  await user.click(screen.getByRole('button', { name: 'Expand section Gateways, waypoints and ztunnel' }));
  await user.click(within(screen.getByRole('group', { name: 'Series of ztunnel' })).getByRole('button', { name: 'Add' }));
  await user.type(screen.getByRole('textbox', { name: 'Label of ztunnel matcher 1' }), 'job{Enter}');
  await user.type(screen.getByRole('textbox', { name: 'Value of ztunnel matcher 1' }), 'ztunnel{Enter}');
  expect(settings()).toEqual({ nativeHistograms: true, ztunnel: [{ label: 'job', op: '=', value: 'ztunnel' }] });
});

it('asks graphs in two steps unless that is switched off', async () => {
  const { user, settings } = setUp();
  const steps = screen.getByRole('switch', { name: /Graphs in two steps/ });
  expect(steps).toBeChecked();
  await user.click(steps);
  expect(settings()).toEqual({ twoSteps: false });
  await user.click(steps);
  expect(settings()).toEqual({});
});

describe('the application’s own histograms', () => {
  it('forgets with a histogram what was typed into it', async () => {
    const application = [
      { metric: 'first_seconds', namespaceLabel: 'namespace', workloadLabel: 'pod' },
      { metric: 'second_seconds', namespaceLabel: 'namespace', workloadLabel: 'pod' },
    ];
    const { user, settings } = setUp({ jsonData: { application } });
    await user.type(screen.getByRole('textbox', { name: 'Metric of histogram 1' }), ' {{Enter}');
    await user.click(screen.getByRole('button', { name: 'Remove histogram 1' }));
    expect(screen.getByRole('textbox', { name: 'Metric of histogram 1' })).toHaveValue('second_seconds');
    expect(settings()?.application).toEqual([application[1]]);
  });

  const expand = 'Expand section Where the time goes';

  it('are listed, the unit told by the name or chosen, and saved once they are whole', async () => {
    const { user, settings } = setUp();
    await user.click(screen.getByRole('button', { name: expand }));
    await user.click(screen.getByRole('combobox', { name: 'Applications are measured by' }));
    await user.click(await screen.findByText('Histograms listed here'));
    const list = within(screen.getByRole('group', { name: 'Histograms' }));
    await user.click(list.getByRole('button', { name: 'Add' }));
    expect(screen.getByText('A histogram is saved once it has a metric.')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Metric of histogram 1' }), 'handled_seconds{Enter}');
    await user.type(screen.getByRole('textbox', { name: 'Workload label of histogram 1' }), 'deployment{Enter}');
    await user.click(list.getByRole('button', { name: 'Add' }));
    await user.type(screen.getByRole('textbox', { name: 'Metric of histogram 2' }), 'served{Enter}');
    expect(screen.getByText('Choose the unit: the name served does not tell it.')).toBeInTheDocument();
    expect(settings()?.application).toEqual([{ metric: 'handled_seconds', workloadLabel: 'deployment' }]);
    await user.click(screen.getByRole('combobox', { name: 'Unit of histogram 2' }));
    await user.click(await screen.findByText('milliseconds'));
    await user.click(screen.getByRole('button', { name: 'Try histogram 2 earlier' }));
    expect(settings()).toEqual({
      application: [
        { metric: 'served', unit: 'ms' },
        { metric: 'handled_seconds', workloadLabel: 'deployment' },
      ],
    });
  });

  it('stay in their fields where they are no names', async () => {
    const { user, saved } = setUp({ jsonData: { application: { metric: 'served_ms' } } });
    const label = screen.getByRole('textbox', { name: 'Namespace label of histogram 1' });
    await user.type(label, 'k8s-namespace{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('This is not a label’s name.');
    await user.type(screen.getByRole('textbox', { name: /Envoy’s statistics: workload label/ }), 'a b{Enter}');
    expect(screen.getAllByRole('alert')).toHaveLength(2);
    expect(saved).toEqual([]);
  });

  it('can be none, and go back to those of common libraries', async () => {
    const { user, settings } = setUp({ jsonData: { application: { metric: 'served_ms' } } });
    const choice = screen.getByRole('combobox', { name: 'Applications are measured by' });
    await user.click(choice);
    await user.click(await screen.findByText('None'));
    expect(settings()).toEqual({ application: [] });
    await user.click(choice);
    await user.keyboard('{Backspace}');
    expect(settings()).toEqual({});
    expect(screen.queryByRole('group', { name: 'Histograms' })).not.toBeInTheDocument();
  });
});

it('links to the data sources of traces and logs, with what they are asked', async () => {
  const known = [{ uid: 'tempo', name: 'Store', meta: { name: 'Tempo', info: { logos: {} } } }] as unknown as DataSourceInstanceSettings[];
  setDataSourceSrv({
    getList: ({ tracing }: { tracing?: boolean }) => (tracing ? known : []),
    getInstanceSettings: (uid: string) => known.find((source) => source.uid === uid),
  } as unknown as DataSourceSrv);
  const { user, settings } = setUp();
  await user.click(screen.getByRole('button', { name: 'Expand section Links' }));
  expect(screen.queryByRole('textbox', { name: /Query of traces/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole('combobox', { name: 'Traces' }));
  await user.click(await screen.findByText('Store'));
  expect(settings()).toEqual({ links: { traces: { uid: 'tempo' } } });
  const query = screen.getByRole('textbox', { name: /Query of traces/ });
  await user.type(query, '{{ name = "{{{{source workload}}" }{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('“{{source workload}}” does not name a label.');
  expect(settings()).toEqual({ links: { traces: { uid: 'tempo' } } });
  await user.clear(query);
  await user.type(query, '{{ name = "{{{{source_workload}}" }{Enter}');
  expect(settings()).toEqual({ links: { traces: { uid: 'tempo', query: '{ name = "{{source_workload}}" }' } } });
});

it('says which data source of a link is not there', () => {
  setDataSourceSrv({ getList: () => [], getInstanceSettings: () => undefined } as unknown as DataSourceSrv);
  setUp({ jsonData: { links: { logs: { uid: 'gone' } } } });
  expect(screen.getByRole('alert')).toHaveTextContent('There is no data source with the uid gone. Choose another.');
});

it('cannot be changed where it was provisioned', () => {
  setUp({ readOnly: true, jsonData: { requiredMatchers: [{ label: 'tenant', op: '=', value: 'blue' }] } });
  expect(screen.getByRole('textbox', { name: /Scrape interval/ })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Remove required matcher 1' })).toBeDisabled();
});
