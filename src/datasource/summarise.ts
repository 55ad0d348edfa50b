import { type DestinationPeer, type LabelFilter, type Match, type MeshQuery } from '../mesh/MeshQuery';

import { asksOverTime } from './editor/overTime';
import { placeholders } from './placeholders';

/** One line that tells a query from its neighbours. */
export function summarise(query: MeshQuery): string {
  return [subject(query), ends(query), ...conditions(query), grouping(query), ...comparison(query)].filter(Boolean).join(' · ');
}

const acronyms: Record<string, string> = { mtls: 'mTLS', grpc: 'gRPC', tcp: 'TCP', cpu: 'CPU' };

/** `errorRatio` as a person writes it: `Error ratio`. */
export function toWords(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(' ');
  return words
    .map((word, index) => acronyms[word] ?? (index === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(' ');
}

function subject(query: MeshQuery): string {
  switch (query.queryType ?? 'metric') {
    case 'metric':
      return [toWords(query.signal ?? placeholders.signal), ...(query.statistics ?? [])].join(' ');
    case 'graph':
      return `Graph of ${(query.nodes ?? placeholders.nodes).replace(/y$/, 'ie')}s`;
    case 'latency':
      return [`Latency breakdown${asksOverTime(query) ? ' over time' : ''}`, ...(query.statistics ?? [])].join(' ');
    case 'values':
      return `Values of ${query.label ?? 'a label'}`;
    case 'events':
      return describeEvent(query);
    default:
      return String(query.queryType);
  }
}

function describeEvent({ event, threshold }: MeshQuery): string {
  const name = event ? toWords(event) : 'Events';
  return event === 'errorRatio' ? `${name} crosses ${threshold ?? placeholders.threshold}` : name;
}

function ends({ source, destination, either, focus }: MeshQuery): string {
  const parts = [];
  if (source || destination) {
    parts.push(`${endpoint(source) || 'any'} → ${endpoint(destination) || 'any'}`);
  }
  if (endpoint(either)) {
    parts.push(`touching ${endpoint(either)}`);
  }
  if (focus) {
    const { hops: _, direction: __, ...peer } = focus;
    parts.push(endpoint(peer) && `around ${endpoint(peer)}`);
  }
  return parts.filter(Boolean).join(' · ');
}

function endpoint(peer: DestinationPeer | undefined): string {
  const { namespace, workload, service, ...others } = peer ?? {};
  const named = [namespace, workload, service].map(describeMatch).filter(Boolean).join('/');
  const rest = Object.entries(others).map(([property, match]) => describe(property, match));
  return [named, ...rest].filter(Boolean).join(' ');
}

function conditions(query: MeshQuery): string[] {
  const { reporter, protocol, responseCode, responseFlags, grpcStatus, security, filters = [] } = query;
  return [
    describe('code', responseCode),
    describe('gRPC', grpcStatus),
    describe('flags', responseFlags),
    describe('protocol', protocol),
    describe('security', security),
    ...filters.map(describeFilter),
    reporter && reporter !== 'auto' ? `reported by ${reporter}` : '',
  ];
}

function grouping({ groupBy, queryType }: MeshQuery): string {
  return groupBy && queryType !== 'graph' ? `by ${groupBy.length > 0 ? groupBy.join(', ') : 'nothing'}` : '';
}

function comparison({ compareTo, application, queryType = 'metric' }: MeshQuery): string[] {
  return [
    application ? `application’s time from ${application.metric}` : '',
    compareTo ? (queryType === 'metric' ? `keeping what fell silent within ${compareTo}` : `compared to ${compareTo} before`) : '',
  ];
}

function describe(name: string, match: Match | undefined): string {
  const text = describeMatch(match);
  return text && `${name} ${text}`;
}

function describeMatch(match: Match | undefined): string {
  if (match === undefined || typeof match === 'string') {
    return match ?? '';
  }
  if (Array.isArray(match)) {
    return match.join('|');
  }
  const value = describeMatch(match.value);
  return match.op === 'absent' ? 'missing' : value && (match.op === '=' ? value : `${match.op} ${value}`);
}

function describeFilter({ label, op, value, values }: LabelFilter): string {
  return `${label} ${op.replace('|', '')} ${values?.join('|') ?? value ?? ''}`.trim();
}
