// Meshes as the data source answers with them: generated, then made into frames by the backend's own code.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { generateMesh } from './generateMesh.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alidade-bench-'));
const command = path.join(folder, 'frames');
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

/** Answers as JSON by address; the page asks for them when it is told to show one. */
export const answers = new Map();

function run(program, args, input) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, input, maxBuffer: 2 ** 30 });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
  }
  return stdout;
}

/** The backend's part, built when the first mesh is asked for. */
function frames(mesh, ...args) {
  if (!fs.existsSync(command)) {
    run('go', ['build', '-o', command, './bench/frames']);
  }
  return run(command, args, JSON.stringify(mesh));
}

/** 25 nodes a namespace. `lane` makes one namespace of that many nodes, by joining small ones. */
function generate({ nodes, edgesPerNode = 4, lane = 0, ...more }) {
  const mesh = generateMesh({ nodes, edgesPerNode, namespaces: Math.max(4, Math.round(nodes / 25)), ...more });
  return lane === 0 ? mesh : joinLanes(mesh, lane);
}

const column = ({ schema, data }, name) => data.values[schema.fields.findIndex((field) => field.name === name)];

/** What a namespace that was joined from small ones is called: it comes before all others. */
export const largeLane = '0-large';

/** The namespaces that come first become one. */
function joinLanes([nodes, edges], least) {
  const namespaces = [...column(nodes, 'namespace')];
  const joined = new Set();
  for (const namespace of namespaces) {
    if (namespaces.filter((other) => joined.has(other)).length < least) {
      joined.add(namespace);
    }
  }
  const move = (id) => id.replace(/(workload\/[^/]*\/)([^/>]*)\/([^>]*?)(?=->|$)/g, (whole, start, namespace, title) =>
    joined.has(namespace) ? `${start}${largeLane}/${namespace}-${title}` : whole
  );
  const change = (frame, columns) => {
    for (const [named, to] of Object.entries(columns)) {
      column(frame, named)?.forEach((text, row, all) => (all[row] = to(text, row)));
    }
  };
  change(nodes, {
    id: move,
    title: (text, row) => (joined.has(namespaces[row]) ? `${namespaces[row]}-${text}` : text),
  });
  change(nodes, { namespace: (text) => (joined.has(text) ? largeLane : text) });
  change(edges, { id: move, source: move, target: move });
  return [nodes, edges];
}

/** Makes the answer for a mesh, and that of its first step; its address is what the page is told. */
export function meshOf(options) {
  const address = `/mesh/${encodeURIComponent(JSON.stringify(options))}.json`;
  if (!answers.has(address)) {
    const mesh = generate(options);
    answers.set(address, frames(mesh));
    answers.set(`/first${address}`, frames(mesh, '-first'));
  }
  return address;
}

/** Nodes and edges of a mesh. */
export function countOf(options) {
  const [nodes, edges] = JSON.parse(answers.get(meshOf(options)));
  return { nodes: nodes.data.values[0].length, edges: edges.data.values[0].length };
}

/** What its answer weighs as JSON and as Arrow: see bench/frames. */
export const weigh = (options) => JSON.parse(frames(generate(options), '-measure'));
