import { type Earlier, type GraphEdge, type Values } from '../../mesh/Graph';
import { describeChange } from './describeChange';
import { rankChanges } from './rankChanges';

function edge(id: string, values: Values, before: Values, change: Earlier['change'] = 'same'): GraphEdge {
  return { id, source: 'a', target: 'b', protocols: ['http'], reporter: 'source', values, stats: [], earlier: { change, values: before } };
}
const text = (values: Values, before: Values) => describeChange(edge('e', values, before))?.text;

describe('what became of a call', () => {
  it.each([
    [{ errorRatio: 0.08 }, { errorRatio: 0.01 }, '▲ 7.0 pp errors'],
    [{ errorRatio: 0 }, { errorRatio: 0.02 }, '▼ 2.0 pp errors'],
    [{ errorRatio: 0.011 }, { errorRatio: 0.01 }, ''],
    [{ latencyMs: 180 }, { latencyMs: 120 }, '▲ 50% slower'],
    [{ latencyMs: 60 }, { latencyMs: 120 }, '▼ 50% faster'],
    [{ latencyMs: 2 }, { latencyMs: 1 }, ''],
    [{ latencyMs: 180 }, {}, ''],
    [{ errorRatio: 0.1, latencyMs: 300 }, { errorRatio: 0, latencyMs: 100 }, '▲ 10.0 pp errors'],
    [{ errorRatio: 0.01, latencyMs: 900 }, { errorRatio: 0.02, latencyMs: 100 }, '▲ 800% slower'],
    [{ errorRatio: 0.016, latencyMs: 900 }, { errorRatio: 0.01, latencyMs: 100 }, '▲ 800% slower'],
    [{ errorRatio: 0.01, latencyMs: 60 }, { errorRatio: 0.02, latencyMs: 120 }, '▼ 1.0 pp errors'],
    [{ tcpFailureRatio: 1 }, { tcpFailureRatio: 0.6 }, '▲ 40.0 pp conn failed'],
    [{ tcpFailureRatio: 0 }, { tcpFailureRatio: 0.6 }, '▼ 60.0 pp conn failed'],
    [{ errorRatio: 0.1, tcpFailureRatio: 1 }, { errorRatio: 0, tcpFailureRatio: 0 }, '▲ 100.0 pp conn failed'],
    [{ tcpFailureRatio: 1 }, {}, ''],
  ])('%j after %j is "%s"', (now, before, expected) => expect(text(now, before)).toBe(expected));

  it('is unknown where nothing is compared', () => {
    expect(describeChange({ ...edge('e', {}, {}), earlier: undefined })).toBeUndefined();
  });
});

it('ranks what got worse before what is new, and leaves out what stayed', () => {
  const edges = [
    edge('same', { errorRatio: 0 }, { errorRatio: 0 }),
    edge('new', { requestRate: 5 }, {}, 'added'),
    edge('gone', {}, { requestRate: 9 }, 'removed'),
    edge('failing', { errorRatio: 0.2 }, { errorRatio: 0 }),
    edge('better', { errorRatio: 0 }, { errorRatio: 0.2 }),
  ];
  expect(rankChanges({ edges }).map((change) => change.edge.id)).toEqual(['failing', 'gone', 'new', 'better']);
});
