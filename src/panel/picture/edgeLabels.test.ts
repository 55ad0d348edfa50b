import { createTheme } from '@grafana/data';

import { type Values } from '../../mesh/Graph';
import { MeasureFormats } from '../../mesh/MeasureFormats';
import { trafficOf } from '../../mesh/trafficOf';
import { toEdgeLabel, type EdgeLabelPart } from './edgeLabels';
import { type EdgeShape, type Severity } from './Picture';
import { toLabelCandidate } from './toLabelCandidate';

const formats = new MeasureFormats([], createTheme());

function shapeOf(values: Values, severity: Severity = 'fine', protocol = 'http'): EdgeShape {
  const edge = { id: 'e', source: 'a', target: 'b', protocols: [protocol], reporter: 'source', values, stats: [] };
  return { edge, curve: [], width: 1, severity, kind: trafficOf(edge) };
}

const label = (shape: EdgeShape, ...parts: EdgeLabelPart[]) => toEdgeLabel(shape, { formats, parts });
const failing = { requestRate: 24.1, latencyMs: 180, errorRatio: 0.061, mtlsRatio: 1 };

describe('the label of an edge', () => {
  it('says rate, latency and errors, and less where there is no room', () => {
    expect(label(shapeOf(failing, 'degraded'), 'rate', 'latency', 'errors').texts).toEqual([
      '24/s · 180 ms · 6.1%',
      '24/s · 6.1%',
      '6.1%',
    ]);
  });

  it('is silent about errors while an edge is fine', () => {
    expect(
      label(shapeOf({ requestRate: 90, latencyMs: 9, errorRatio: 0.001 }), 'rate', 'latency', 'errors').texts
    ).toEqual(['90/s · 9.0 ms', '90/s']);
  });

  it('holds the place of a latency that follows, where the call will have one', () => {
    const before = (shape: EdgeShape) => toEdgeLabel(shape, { formats, parts: ['rate', 'latency', 'errors'], latencyFollows: true });
    expect(before(shapeOf({ requestRate: 24.1, errorRatio: 0.061 }, 'degraded')).texts[0]).toBe('24/s · … ms · 6.1%');
    expect(before(shapeOf(failing, 'degraded')).texts[0]).toBe('24/s · 180 ms · 6.1%');
    expect(before(shapeOf({ requestRate: 0 })).texts[0]).toBe('0/s');
    expect(before(shapeOf({ tcpSentThroughput: 512 }, 'fine', 'tcp')).texts[0]).not.toContain('…');
  });

  it('has the same room for a latency, whether it follows, is short or long', () => {
    const measure = (text: string) => text.length;
    const roomsWith = (latencyMs?: number) =>
      toLabelCandidate(shapeOf({ requestRate: 24.1, latencyMs }), { formats, parts: ['rate', 'latency'], latencyFollows: true, measure }).rooms;
    expect(roomsWith(5)).toEqual(roomsWith());
    expect(roomsWith(180)).toEqual(roomsWith());
  });

  it('says only what was asked for', () => {
    expect(label(shapeOf(failing, 'degraded'), 'latency').texts).toEqual(['180 ms']);
    expect(label(shapeOf(failing, 'degraded')).texts).toEqual([]);
  });

  it('says first what changed since the graph that is compared with', () => {
    const shape = shapeOf({ requestRate: 5 });
    const added = { ...shape, edge: { ...shape.edge, earlier: { change: 'added' as const, values: {} } } };
    expect(label(added, 'rate').texts).toEqual(['new · 5.0/s', 'new']);
  });

  it('says how often callers try', () => {
    expect(label(shapeOf({ attemptsPerRequest: 1.23 }), 'attempts').texts).toEqual(['1.2 tries']);
  });

  it('counts bytes where only TCP flows', () => {
    const values = { tcpSentThroughput: 32_000, tcpReceivedThroughput: 8_000 };
    expect(label(shapeOf(values, 'fine', 'tcp'), 'rate', 'latency').texts).toEqual(['40 kB/s']);
  });

  it('counts connections where they move no byte, and says how many fail', () => {
    const refused = { tcpSentThroughput: 0, tcpReceivedThroughput: 0, tcpConnectionRate: 12, tcpFailureRatio: 1 };
    expect(label(shapeOf(refused, 'failing', 'tcp'), 'rate', 'latency', 'errors').texts).toEqual([
      '12/s conn · 100% failed',
      '100% failed',
    ]);
    expect(label(shapeOf({ tcpConnectionRate: 12 }, 'fine', 'tcp'), 'rate', 'errors').texts).toEqual(['12/s conn']);
  });

  it('says how many connections fail where bytes flow', () => {
    const values = { tcpSentThroughput: 32_000, tcpConnectionRate: 4, tcpFailureRatio: 0.3 };
    expect(label(shapeOf(values, 'failing', 'tcp'), 'rate', 'errors').texts[0]).toBe('32 kB/s · 30% failed');
  });

  it('tells failing connections from failing requests, the worse of both', () => {
    const values = { requestRate: 24, errorRatio: 0.02, tcpConnectionRate: 2, tcpFailureRatio: 0.4 };
    expect(label(shapeOf(values, 'failing'), 'rate', 'errors').texts[0]).toBe('24/s · 40% conn failed');
    expect(label(shapeOf({ ...values, errorRatio: 0.6 }, 'failing'), 'rate', 'errors').texts[0]).toBe('24/s · 60%');
  });

  it('counts the messages of a stream, both ways', () => {
    const values = { requestMessageRate: 2, responseMessageRate: 48 };
    expect(label(shapeOf(values, 'fine', 'grpc'), 'rate', 'latency').texts).toEqual(['50 msg/s']);
  });

  it('says nothing of a rate that nobody tells', () => {
    expect(label(shapeOf({}, 'fine', 'tcp'), 'rate').texts).toEqual([]);
  });

  it('marks plain connections as it marks plain requests', () => {
    expect(label(shapeOf({ tcpConnectionRate: 5, mtlsRatio: 0 }, 'fine', 'tcp'), 'rate').lock).toBe('open');
  });

  it('marks plain traffic, and encrypted traffic only on request', () => {
    expect(label(shapeOf({ mtlsRatio: 0.4 }), 'rate').lock).toBe('open');
    expect(label(shapeOf({ mtlsRatio: 1 }), 'rate').lock).toBeUndefined();
    expect(label(shapeOf({ mtlsRatio: 1 }), 'rate', 'mtls').lock).toBe('closed');
    expect(label(shapeOf({}), 'rate', 'mtls').lock).toBeUndefined();
  });
});
