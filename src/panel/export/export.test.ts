import { createTheme } from '@grafana/data';

import { toLook } from '../picture/Look';
import { measureText } from '../picture/measureText';
import { RecordingPainter } from '../picture/RecordingPainter';
import { connectionsFormats, connectionsGraph } from '../testing/connectionsGraph';
import { shopFormats, shopGraph } from '../testing/shopGraph';
import { paintLegend } from './paintLegend';
import { toDot } from './toDot';
import { toJson } from './toJson';
import { toMermaid } from './toMermaid';

const shop = shopGraph();
const formats = shopFormats();

it('writes Graphviz’s language, lanes as clusters', () => {
  const dot = toDot(shop, formats);
  expect(dot.match(/subgraph cluster_/g)).toHaveLength(5);
  expect(dot.match(/ -> /g)).toHaveLength(17);
  expect(dot).toContain('"workload/shop/web" -> "workload/shop/checkout" [label="24 req/s · 180 ms · 6.1% errors"];');
});

it('quotes what names may hold', () => {
  const [node, ...rest] = shop.nodes;
  const odd = { ...shop, nodes: node ? [{ ...node, title: 'a "b" \\ c' }, ...rest] : [] };
  expect(toDot(odd, formats)).toContain('label="a \\"b\\" \\\\ c"');
  expect(toMermaid(odd, formats)).toContain('n0["a #quot;b#quot; \\ c"]');
});

it('writes Mermaid, lanes as subgraphs', () => {
  const mermaid = toMermaid(shop, formats);
  expect(mermaid.startsWith('flowchart LR\n')).toBe(true);
  expect(mermaid.match(/ subgraph /g)).toHaveLength(5);
  expect(mermaid.match(/-->\|"/g)).toHaveLength(17);
});

it('writes JSON with the names that scripts know, and leaves out what is unknown', () => {
  const { nodes, edges } = JSON.parse(toJson(shop)) as { nodes: unknown[]; edges: Array<Record<string, unknown>> };
  expect(nodes).toHaveLength(16);
  const edge = edges.find(({ source, target }) => source === 'workload/shop/checkout' && target === 'workload/pay/payments');
  expect(edge).toMatchObject({ requests_per_second: 24.1, error_ratio: 0.083, latency_ms: 140, mtls_ratio: 1 });
  const external = edges.find(({ target }) => target === 'external/acquirer.example.com');
  expect(external).not.toHaveProperty('mtls_ratio');
});

describe('connections and streams', () => {
  const mesh = connectionsGraph();
  const { edges } = JSON.parse(toJson(mesh)) as { edges: Array<Record<string, unknown>> };
  const edgeTo = (target: string) => edges.find((edge) => edge.target === target);

  it('are written into JSON with their names, connections by flag', () => {
    expect(edgeTo('workload/vault/store')).toMatchObject({
      tcp_connections_per_second: 5,
      tcp_failure_ratio: 0.6,
      responses: [
        { protocol: 'tcp', flags: 'DENY', connections_per_second: 3 },
        { protocol: 'tcp', flags: '-', connections_per_second: 2 },
      ],
    });
    expect(edgeTo('workload/feeds/ticker')).toMatchObject({ request_messages_per_second: 2, response_messages_per_second: 48 });
  });

  it('are named on exported edges', () => {
    const dot = toDot(mesh, connectionsFormats());
    expect(dot).toContain('"unknown/batch/importer" -> "workload/vault/store" [label="5 conn/s · 60% failed"];');
    expect(dot).toContain('"workload/shop/web" -> "workload/feeds/ticker" [label="50 msg/s"];');
    expect(dot).toContain('"workload/shop/web" -> "external/tracker.example.org" [label="3 req/s · 100% errors"];');
  });
});

it('explains an exported picture', () => {
  const painter = new RecordingPainter();
  paintLegend(painter, { x: 0, y: 0 }, { look: toLook(createTheme()), formats, measure: measureText('Inter') });
  expect(painter.texts.map(({ text }) => text)).toEqual([
    'width: rate',
    '! errors ≥ 1%',
    '✕ errors ≥ 10%',
    'TCP',
    'plain traffic',
  ]);
});
