import { type DestinationPeer, type Include, type MeshQuery, type NodeKind, type Reporter } from '../../mesh/MeshQuery';
import { placeholders } from '../placeholders';
import { type Signal } from '../Resources';

import { knows } from './fitsSignal';
import { asksOverTime } from './overTime';
import { groupWords, inSentence, isPlain, listed, matchWords, statisticWords } from './words';

/** A piece of a sentence; one that a field decides names it by its path in the query. */
export interface SentencePart {
  text: string;
  field?: string;
}

type Filling = Record<string, SentencePart>;

/** What a query asks, in words and with its defaults: one sentence without its full stop. */
export function tellQuery(query: MeshQuery, signal?: Signal): SentencePart[] {
  const clauses = clausesOf(query, signal);
  const parts = clauses.flatMap((clause, index) => (index === 0 ? clause : [{ text: ', ' }, ...clause]));
  const [first, ...rest] = parts;
  return first ? [{ ...first, text: capitalised(first.text) }, ...rest] : [];
}

/** With a capital letter at the beginning, unless its first word has letters of its own: `mTLS ratio`. */
function capitalised(text: string): string {
  return /^\p{Ll}+(?!\p{L})/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function clausesOf(query: MeshQuery, signal: Signal | undefined): SentencePart[][] {
  switch (query.queryType || 'metric') {
    case 'metric':
      return [[...measured(query, signal), ...ends(query, signal)], ...conditions(query), groups(query, signal), ...answer(query)];
    case 'graph':
      return [[...fill('graph of {nodes}', { nodes: nodes(query) }), ...ends(query)], ...drawn(query), ...conditions(query), window(query, placeholders.range)];
    case 'latency':
      return [
        [...fill('where the mean duration of calls goes', {}), ...ends(query)],
        fill('with the {statistics} beside it', { statistics: statistics(query) }),
        ...conditions(query),
        groups(query, signal),
        ...most(query),
        ...compared(query),
        ...(asksOverTime(query) ? [fill('{over} time', { over: { text: 'over', field: 'instant' } })] : []),
        window(query, asksOverTime(query) ? placeholders.window : placeholders.range),
      ];
    case 'values':
      return [[...fill('the values of {label}', { label: { text: query.label ?? 'a label', field: 'label' } }), ...among(query)], ...conditions(query)];
    case 'events':
      return [[...event(query), ...among(query)], ...conditions(query), window(query, placeholders.window)];
    default:
      return [];
  }
}

/** Puts parts into a phrase, in the place of their names in braces. */
function fill(phrase: string, filling: Filling): SentencePart[] {
  return phrase
    .split(/(\{\w+\})/)
    .filter((text) => text !== '')
    .map((text) => filling[text.slice(1, -1)] ?? { text });
}

const signalWords: Record<string, string> = { duration: 'request duration', apdex: 'Apdex' };

function measured({ signal: name = placeholders.signal, ...query }: MeshQuery, signal: Signal | undefined): SentencePart[] {
  const of = { text: signalWords[name] ?? inSentence(name), field: 'signal' };
  if (signal?.statistics) {
    return fill('{statistics} of {signal}', { statistics: statistics(query), signal: of });
  }
  if (signal?.requires?.includes('apdexTargetMs') && query.apdexTargetMs !== undefined) {
    return fill('{signal} for a target of {target}', { signal: of, target: { text: `${query.apdexTargetMs} ms`, field: 'apdexTargetMs' } });
  }
  return fill('{signal}', { signal: of });
}

function statistics({ statistics: chosen }: Pick<MeshQuery, 'statistics'>): SentencePart {
  const all = chosen && chosen.length > 0 ? chosen : [placeholders.statistics];
  return { text: listed(all.map(statisticWords)), field: 'statistics' };
}

function ends(query: MeshQuery, signal?: Signal): SentencePart[] {
  if (!knows(signal, 'source.workload')) {
    return fill(' of {destination}', { destination: end(query, 'destination', 'all workloads', 'workload') });
  }
  return [
    ...fill(' from {source} to {destination}', {
      source: end(query, 'source', 'anyone', 'workload'),
      destination: end(query, 'destination', 'anything', 'service'),
    }),
    ...touching(query),
  ];
}

/** As `ends`, of queries in which no condition need not be said. */
function among(query: MeshQuery): SentencePart[] {
  return query.source || query.destination ? [{ text: ' among calls' }, ...ends(query)] : touching(query);
}

function touching(query: MeshQuery): SentencePart[] {
  return query.either ? fill(', touching {either}', { either: end(query, 'either', 'anything', 'workload') }) : [];
}

/** One end of the calls, `shop/web with version v2`; without conditions, what stands for any. */
function end(query: MeshQuery, name: 'source' | 'destination' | 'either' | 'focus', any: string, usual: keyof DestinationPeer): SentencePart {
  const { hops: _, direction: __, ...peer } = (query[name] ?? {}) as DestinationPeer & { hops?: number; direction?: string };
  const { namespace, ...others } = Object.fromEntries(Object.entries(peer).filter(([, match]) => isPlain(match)));
  const called = (['workload', 'service'] as const).find((property) => property in others);
  const known = [namespace && matchWords(namespace), called ? matchWords(others[called]) : namespace && '*'].filter(Boolean).join('/');
  const rest = Object.entries(peer)
    .filter(([property, match]) => matchWords(match) && !(isPlain(match) && (property === 'namespace' || property === called)))
    .map(([property, match]) => `${inSentence(property)} ${matchWords(match)}`);
  const property = Object.keys(peer)[0] ?? usual;
  return { text: [known || any, ...(rest.length > 0 ? [`with ${listed(rest)}`] : [])].join(' '), field: `${name}.${called ?? property}` };
}

const conditionWords = { responseCode: 'response code', grpcStatus: 'gRPC status', protocol: 'protocol', security: 'security' } as const;
const errorWords: Record<string, string> = { '5xx': '5xx', '4xx5xx': '4xx and 5xx', non2xx: 'all but 2xx' };
const reporterWords: Record<Exclude<Reporter, 'auto'>, string> = { source: 'callers’ proxies', destination: 'receiving proxies', waypoint: 'waypoints' };

function conditions(query: MeshQuery): SentencePart[][] {
  const { responseFlags = [], filters = [], errors, reporter } = query;
  const matches = (Object.keys(conditionWords) as Array<keyof typeof conditionWords>).flatMap((field) =>
    matchWords(query[field]) ? [{ text: `${conditionWords[field]} ${matchWords(query[field])}`, field }] : []
  );
  const all: SentencePart[] = [
    ...matches,
    ...(responseFlags.length > 0 ? [{ text: `flag ${listed(responseFlags, 'or')}`, field: 'responseFlags' }] : []),
    ...filters.map(({ label, op, value, values }) => ({ text: `${label} ${op.replace('|', '')} ${values?.join(' or ') ?? value ?? ''}`.trim(), field: 'filters' })),
  ];
  return [
    ...all.map((condition) => fill('with {condition}', { condition })),
    ...(errors ? [fill('counting {errors} as errors', { errors: { text: errorWords[errors] ?? errors, field: 'errors' } })] : []),
    ...(reporter && reporter !== 'auto' ? [fill('as {reporter} saw it', { reporter: { text: reporterWords[reporter] ?? reporter, field: 'reporter' } })] : []),
  ];
}

function groups({ groupBy }: MeshQuery, signal: Signal | undefined): SentencePart[] {
  if (groupBy?.length === 0) {
    return fill('{total}', { total: { text: 'in total', field: 'groupBy' } });
  }
  const usual = knows(signal, 'source.workload') ? 'caller and called workload' : 'workload';
  return fill('by {groups}', { groups: { text: groupBy ? groupWords(groupBy) : usual, field: 'groupBy' } });
}

function answer(query: MeshQuery): SentencePart[][] {
  return [
    ...most(query),
    ...(query.compareTo ? [fill('keeping what fell silent within {ago}', { ago: { text: query.compareTo, field: 'compareTo' } })] : []),
    window(query, query.instant ? placeholders.range : placeholders.window),
    ...(query.instant ? [fill('at the {end} of the time range', { end: { text: 'end', field: 'instant' } })] : []),
  ];
}

function most({ top }: MeshQuery): SentencePart[][] {
  return top ? [fill('the {top} largest', { top: { text: String(top), field: 'top' } })] : [];
}

function window(query: MeshQuery, usual: string): SentencePart[] {
  return fill('over {window}', { window: { text: query.window || usual, field: 'window' } });
}

function compared({ compareTo }: MeshQuery): SentencePart[][] {
  return compareTo ? [fill('compared with {ago} before', { ago: { text: compareTo, field: 'compareTo' } })] : [];
}

const nodeWords: Record<NodeKind, string> = { workload: 'workloads', service: 'services', app: 'apps', version: 'versions of apps', namespace: 'namespaces', cluster: 'clusters' };
const includeWords: Record<Include, string> = { latency: 'latency', security: 'encryption', tcp: 'TCP', throughput: 'throughput', resilience: 'resilience', waypoints: 'waypoints' };

function nodes({ nodes: kind = placeholders.nodes }: MeshQuery): SentencePart {
  return { text: nodeWords[kind] ?? kind, field: 'nodes' };
}

function drawn(query: MeshQuery): SentencePart[][] {
  const { include = placeholders.include.split(', ') as Include[], latencyStatistic, minRequestRate, idle, focus } = query;
  const shown = include.map((what) => (what === 'latency' && latencyStatistic ? `latency (${statisticWords(latencyStatistic)})` : (includeWords[what] ?? what)));
  const { hops, direction, ...around } = focus ?? {};
  return [
    fill('with {include}', { include: { text: shown.length > 0 ? listed(shown) : 'rates and errors alone', field: 'include' } }),
    ...(Object.keys(around).length > 0
      ? [fill('within {hops} of {focus}', { hops: { text: hopWords(hops, direction), field: 'focus.hops' }, focus: end(query, 'focus', 'anything', 'workload') })]
      : []),
    ...(minRequestRate ? [fill('without edges below {rate} requests a second', { rate: { text: String(minRequestRate), field: 'minRequestRate' } })] : []),
    ...(idle ? [fill('{idle} edges kept', { idle: { text: 'idle', field: 'idle' } })] : []),
    ...compared(query),
  ];
}

function hopWords(hops = Number(placeholders.hops), direction = 'both'): string {
  const way = direction === 'both' ? '' : ` ${direction}`;
  return hops === 1 ? `1 hop${way}` : `${hops} hops${way}`;
}

const eventWords: Record<string, string> = { newVersion: 'new versions', newEdge: 'new callers of a service', goneEdge: 'callers that no longer call a service' };

function event({ event: kind, threshold = Number(placeholders.threshold) }: MeshQuery): SentencePart[] {
  if (kind === 'errorRatio') {
    return fill('{event} above {threshold}', { event: { text: 'error ratios', field: 'event' }, threshold: { text: String(threshold), field: 'threshold' } });
  }
  return fill('{event}', { event: { text: kind ? (eventWords[kind] ?? kind) : 'events', field: 'event' } });
}
