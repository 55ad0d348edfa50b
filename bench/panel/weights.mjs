// What the frames of a large mesh weigh on their way, as a table of its own.
import { countOf, meshOf, weigh } from './meshes.mjs';

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const ms = (value) => `${Math.round(value)} ms`;

export async function weights(open, nodes = 5000) {
  const mesh = { nodes, edgesPerNode: 4.2 };
  const { edges } = countOf(mesh);
  const { json, arrow } = weigh(mesh);
  const page = await open();
  const parsed = await page.evaluate((address) => window.bench.parse(address), meshOf(mesh));
  await page.context().close();
  const row = (what, text) => [what, text(json), text(arrow)];
  return {
    nodes: nodes.toLocaleString('en'),
    edges: edges.toLocaleString('en'),
    heads: ['The three frames', 'JSON', 'Arrow'],
    rows: [
      row('Size', ({ bytes }) => megabytes(bytes)),
      row('Size, compressed by gzip', ({ gzipBytes }) => megabytes(gzipBytes)),
      row('Written in Go', ({ writeMs }) => ms(writeMs)),
      row('Read in Go', ({ readMs }) => ms(readMs)),
      row('Compressed in Go', ({ gzipMs }) => ms(gzipMs)),
      ['Made into frames in the browser', ms(parsed), 'it has no reader'],
    ],
  };
}
