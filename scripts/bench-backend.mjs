// npm run bench:backend: measures the backend, each time as a ratio to something beside it that is
// measured in the same run, since a machine's milliseconds say little about another's. With --write
// the table goes into docs/performance.md.
import process from 'node:process';
import { readFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './tasks/run.mjs';

const document = path.join(root, 'docs', 'performance.md');
const [begin, end] = ['<!-- backend: begin, written by npm run bench:backend -- --write -->', '<!-- backend: end -->'];

/** Runs the benchmarks of a package: {name: {unit: number}}. */
async function bench(name, time) {
  const { code, output } = await run('go', ['test', '-run', '^$', '-bench', '.', '-benchmem', '-benchtime', time, `./pkg/${name}`], { quiet: true });
  if (code !== 0) {
    throw new Error(`the benchmarks of pkg/${name} failed:\n${output}`);
  }
  const found = {};
  for (const [, benchmark, rest] of output.matchAll(/^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+(.*)$/gm)) {
    const numbers = [...rest.matchAll(/([\d.e+]+) (\S+)/g)];
    found[benchmark] = Object.fromEntries(numbers.map(([, value, unit]) => [unit, Number(value)]));
  }
  return found;
}

const ms = (nanoseconds) => {
  const value = nanoseconds / 1e6;
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ms`;
};
/** How many times as long as its slowest query a graph may take. */
const goal = 1.3;

const ratio = (value) => value.toFixed(value < 10 ? 2 : 0);

function row(what, measured, beside, comparison) {
  return [what, ms(measured), comparison, ms(beside), ratio(measured / beside)];
}

async function measure() {
  const compile = await bench('promql', '1s');
  const assemble = await bench('graph', '1s');
  const decode = await bench('prom', '1s');
  const graph = await bench('plugin', '10x');
  const time = (found, name) => found[name]['ns/op'];
  const atOnce = graph['Graph/atOnce'];
  const inTurn = graph['Graph/byNamespaceInTurn'];
  return [
    row('A graph’s JSON to PromQL', time(compile, 'Compile/decodeAndCompile'), time(compile, 'Compile/parseInPrometheus'),
      'Prometheus’s parser reads that PromQL'),
    row('Reading an answer of 8,000 series', time(decode, 'Decode/stream'), time(decode, 'Decode/clientLibrary'),
      'Prometheus’s client library reads it'),
    row('Assembling a graph of 2,000 edges', time(assemble, 'Assemble/assemble'), time(assemble, 'Assemble/readAnswers'),
      '`encoding/json` reads its answers'),
    row(`A graph of 50 namespaces and ${atOnce.edges.toLocaleString('en')} edges, ${atOnce.queries} queries at once`,
      atOnce['ns/op'], atOnce['ns/op'] / atOnce.ofSlowestQuery, 'the slowest of those queries in Prometheus'),
    row(`The same, ${inTurn.queries} queries in turn, namespace by namespace`, inTurn['ns/op'], atOnce['ns/op'], 'all at once'),
  ];
}

function section(rows) {
  const lines = [['measured', 'time', 'beside it', 'time', 'ratio'], ['---', '---', '---', '---', '---'], ...rows];
  return [
    begin,
    '## Backend',
    '',
    'Written by `npm run bench:backend -- --write` on two cores; the ratio is what to compare. Prometheus is',
    'embedded in the same process and shares its cores, and its storage holds the simulated mesh of',
    '`demo/simulator/big_mesh.go`: 400 services, both sides of each call, 20 minutes of samples.',
    '',
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `The goal for a graph is at most ${goal} of the slowest query that it waits for: ${Number(rows[3].at(-1)) <= goal ? 'met' : 'missed'} here.`,
    end,
  ].join('\n');
}

/** Replaces this script's section, or appends it; the rest of the document is somebody else's. */
function write(text) {
  const before = existsSync(document) ? readFileSync(document, 'utf8') : '# Performance\n';
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  const after = from >= 0 && to > from ? before.slice(0, from) + text + before.slice(to + end.length) : `${before.trimEnd()}\n\n${text}\n`;
  writeFileSync(document, after);
}

const unknown = process.argv.slice(2).filter((argument) => argument !== '--write');
if (unknown.length > 0) {
  console.error(`Unknown argument ${unknown[0]}. Usage: npm run bench:backend [-- --write]`);
  process.exit(2);
}
try {
  const rows = await measure();
  rows.forEach(([what, time, beside, other, value]) => console.log(`${value.padStart(6)}  ${what}: ${time} (${beside}: ${other})`));
  if (process.argv.includes('--write')) {
    write(section(rows));
  }
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
