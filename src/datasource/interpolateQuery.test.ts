import { type ScopedVars } from '@grafana/data';

import { type MeshQuery } from '../mesh/MeshQuery';

import { interpolateQuery } from './interpolateQuery';
import { SmallTemplateSrv, type SmallVariable } from './testing/SmallTemplateSrv';
import { Variables } from './Variables';

const dashboard: Record<string, SmallVariable> = {
  one: { value: 'shop' },
  several: { value: ['web', 'cart'], multi: true },
  picked: { value: 'a.b', multi: true },
  pattern: { value: 'pay.*' },
  all: { value: '$__all', multi: true, includeAll: true, options: ['shop', 'bank'] },
  allPattern: { value: '$__all', includeAll: true, allValue: 'team-.*' },
  nothing: { value: [], multi: true },
  blank: { value: '' },
  literalAll: { value: 'All' },
};

function interpolate(query: Omit<MeshQuery, 'refId'>, scopedVars: ScopedVars = {}) {
  const variables = new Variables(new SmallTemplateSrv(dashboard), scopedVars);
  const { refId, ...rest } = interpolateQuery({ refId: 'A', ...query }, variables);
  expect(refId).toBe('A');
  return rest;
}

const namespace = (match: unknown) => ({ source: { namespace: match } }) as Omit<MeshQuery, 'refId'>;

describe('a match', () => {
  it.each([
    ['one value stays a text', '$one', 'shop'],
    ['braces and brackets are variables too', '${one}', 'shop'],
    ['brackets', '[[one]]', 'shop'],
    ['several values become a list', '$several', ['web', 'cart']],
    ['a list is spliced', ['db', '$several', '$one'], ['db', 'web', 'cart', 'shop']],
    ['a longer text holds each value in turn', 'x-$several-y', ['x-web-y', 'x-cart-y']],
    ['two variables combine', '$several/$all', ['web/shop', 'web/bank', 'cart/shop', 'cart/bank']],
    ['a format of its own is respected', '${several:pipe}', 'web|cart'],
    ['the word All can be a value', '$literalAll', 'All'],
    ['an unknown variable is left for the backend to name', '$missing', '$missing'],
    ['an operator keeps its list', { op: '!=', value: '$several' }, { op: '!=', value: ['web', 'cart'] }],
    ['a regular expression keeps a list', { op: '=~', value: ['$several', 'x.*'] }, { op: '=~', value: ['web', 'cart', 'x.*'] }],
    ['picked values are literal in a regular expression', { op: '=~', value: '$picked' }, { op: '=~', value: 'a\\.b' }],
    ['a typed value is an expression itself', { op: '=~', value: '$pattern' }, { op: '=~', value: 'pay.*' }],
    ['a longer expression gets a group', { op: '=~', value: '^$several-v[0-9]$' }, { op: '=~', value: '^(web|cart)-v[0-9]$' }],
    ['All with an expression of its own', { op: '=~', value: '$allPattern' }, { op: '=~', value: 'team-.*' }],
    ['absent has no value', { op: 'absent' }, { op: 'absent' }],
  ])('%s', (_, match, expected) => {
    expect(interpolate(namespace(match))).toEqual(namespace(expected));
  });

  it.each([
    ['All', '$all'],
    ['All among others', ['db', '$all']],
    ['All of a negation', { op: '!=', value: '$all' }],
    ['All of a regular expression', { op: '=~', value: '${all}' }],
    ['All with a value of its own, where a literal is asked', '$allPattern'],
    ['no value', '$nothing'],
    ['an empty value', '$blank'],
    ['an empty text', ''],
    ['an empty value under an operator', { op: '=~', value: '$blank' }],
  ])('%s restricts nothing, so that the field is dropped', (_, match) => {
    expect(interpolate(namespace(match))).toEqual({});
  });

  it('is dropped alone: its neighbours stay', () => {
    expect(interpolate({ destination: { namespace: '$all', service: '$one' } })).toEqual({
      destination: { service: 'shop' },
    });
  });
});

describe('scoped variables', () => {
  it('come before those of the dashboard', () => {
    expect(interpolate(namespace('$several'), { several: { text: 'db', value: 'db' } })).toEqual(namespace('db'));
  });

  it('can be All', () => {
    expect(interpolate(namespace('$one'), { one: { text: 'All', value: '$__all' } })).toEqual({});
  });
});

describe('intervals', () => {
  it.each(['$__rate_interval', '$__interval', '$__range'])('%s is left for the backend', (window) => {
    const scopedVars = { __interval: { text: '15s', value: '15s' }, __range: { text: '1h', value: '1h' } };
    expect(interpolate({ window }, scopedVars)).toEqual({ window });
  });

  it('loses its braces', () => {
    expect(interpolate({ window: '${__range}' })).toEqual({ window: '$__range' });
  });
});

it('fills in variables in every other field', () => {
  expect(
    interpolate({
      queryType: 'metric',
      either: { workload: '$several' },
      reporter: '$one' as 'auto',
      responseFlags: ['UT', '$several'],
      responseCode: { op: '=~', value: '5..' },
      signal: '$one',
      groupBy: ['source.workload', '$several'],
      statistics: ['$one'],
      legend: '{{source_workload}} in $several',
      window: '$one',
      top: 5,
      instant: true,
      focus: { workload: '$several', hops: 2, direction: 'upstream' },
      application: { metric: '$one', unit: 's', workloadLabel: '$several', namespaceLabel: '$blank' },
    })
  ).toEqual({
    queryType: 'metric',
    either: { workload: ['web', 'cart'] },
    reporter: 'shop',
    responseFlags: ['UT', 'web', 'cart'],
    responseCode: { op: '=~', value: '5..' },
    signal: 'shop',
    groupBy: ['source.workload', 'web', 'cart'],
    statistics: ['shop'],
    legend: '{{source_workload}} in web, cart',
    window: 'shop',
    top: 5,
    instant: true,
    focus: { workload: ['web', 'cart'], hops: 2, direction: 'upstream' },
    application: { metric: 'shop', unit: 's', workloadLabel: 'web, cart' },
  });
});

it('drops the application’s histogram where its metric is empty', () => {
  expect(interpolate({ application: { metric: '$blank', unit: 'ms' } })).toEqual({});
});

it('drops All wherever it stands, with what depends on it', () => {
  const query = {
    responseFlags: ['$all'],
    signal: '$all',
    groupBy: ['$nothing'],
    focus: { workload: '$all', hops: 2 },
    filters: [{ label: 'tier', op: '=' as const, value: '$all' }],
  };
  expect(interpolate(query)).toEqual({});
});

it('keeps an empty list of groups, which asks for one total', () => {
  expect(interpolate({ groupBy: [] })).toEqual({ groupBy: [] });
});

describe('a filter', () => {
  it.each([
    ['one value', { op: '=', value: '$one' }, { op: '=', value: 'shop' }],
    ['several values', { op: '=', value: '$several' }, { op: '=|', values: ['web', 'cart'] }],
    ['several values, negated', { op: '!=', value: '$several' }, { op: '!=|', values: ['web', 'cart'] }],
    ['a list', { op: '=|', values: ['db', '$several'] }, { op: '=|', values: ['db', 'web', 'cart'] }],
    ['regular expressions', { op: '=~', value: '$several' }, { op: '=~', values: ['web', 'cart'] }],
  ])('takes %s', (_, filter, expected) => {
    const filters = [{ label: 'tier', ...filter }] as MeshQuery['filters'];
    expect(interpolate({ filters })).toEqual({ filters: [{ label: 'tier', ...expected }] });
  });
});

it('leaves the query that it was given as it is', () => {
  const query: MeshQuery = { refId: 'A', source: { namespace: '$several' }, groupBy: ['$several'] };
  const before = JSON.parse(JSON.stringify(query));
  interpolateQuery(query, new Variables(new SmallTemplateSrv(dashboard), {}));
  expect(query).toEqual(before);
});

describe('what was written by hand', () => {
  it('takes a status as a number, a single group, and variables in place of numbers', () => {
    const query = { responseCode: 503, groupBy: '$one', top: '$one', focus: { workload: '$one', hops: '$one' } };
    expect(interpolate(query as unknown as Omit<MeshQuery, 'refId'>)).toEqual({
      responseCode: '503',
      groupBy: ['shop'],
      top: 'shop',
      focus: { workload: 'shop', hops: 'shop' },
    });
  });

  it.each([
    { source: 'shop' },
    { source: { namespace: true } },
    { source: { namespace: [null] } },
    { signal: 5 },
    { groupBy: [true, null] },
    { groupBy: {} },
    { filters: {} },
    { filters: [{ op: '=' }] },
    { focus: 'cart' },
    { application: 'seconds' },
  ])('leaves %j for the backend to name', (query) => {
    expect(interpolate(query as unknown as Omit<MeshQuery, 'refId'>)).toEqual(query);
  });
});
