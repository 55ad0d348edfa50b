// npm run bench:backend: measures the backend, each time as a ratio to something beside it that is
// measured in the same run, since a machine's milliseconds say little about another's; and says beside
// each number that has a goal whether it is met. With --write the table goes into docs/performance.md.
import process from 'node:process';
import { writeSection } from './tasks/performanceSection.mjs';
import { run } from './tasks/run.mjs';

/** Runs the benchmarks of a package: {name: {unit: number}}. */
async function bench(name, time, which = '.') {
  const { code, output } = await run('go', ['test', '-run', '^$', '-bench', which, '-benchmem', '-benchtime', time, `./pkg/${name}`], { quiet: true });
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
const ratio = (value) => value.toFixed(value < 10 ? 2 : 0);

/** What is said of a goal: the most that a value may be, or the least; a dash where there is none. */
function said(value, goal) {
  if (goal.most === undefined && goal.least === undefined) {
    return '–';
  }
  const [sign, bound, met] = goal.most === undefined ? ['≥', goal.least, value >= goal.least] : ['≤', goal.most, value <= goal.most];
  return `${sign} ${bound}${goal.unit ?? ''}: ${met ? 'met' : 'missed'}`;
}

/** A row: what was measured, what beside it, their ratio, and the goal for that. */
function row(what, measured, beside, comparison, goal = {}) {
  const value = measured / beside;
  return [what, ms(measured), comparison, ms(beside), ratio(value), said(goal.value ?? value, goal)];
}

/** A row as a line of a terminal, its goal beside its number. */
function line([what, time, beside, other, value, goal]) {
  return `${value.padStart(6)}  ${goal.padEnd(24)}  ${what}: ${time} (${beside}: ${other})`;
}

async function measure() {
  const compile = await bench('promql', '1s');
  const assemble = await bench('graph', '1s');
  const decode = await bench('prom', '1s');
  const plugin = await bench('plugin', '10x', '^BenchmarkGraph$|^BenchmarkLatency$/^byPair$|^BenchmarkFiftyPanels$|^BenchmarkRecorded$');
  const time = (found, name) => found[name]['ns/op'];
  const graph = (what, from) => time(plugin, `Graph/${what}/${from}`);
  const { edges, queries } = plugin['Graph/whole/near'];
  const inTurn = plugin['Graph/namespaceByNamespace/near'].queries.toLocaleString('en');
  const breakdown = plugin['Latency/byPair'];
  const [fifty, recorded] = [plugin.FiftyPanels, plugin.Recorded];
  const perEdge = time(assemble, 'Assemble/assemble') / 1e3 / 2_000;
  return [
    row('A graph’s JSON to PromQL', time(compile, 'Compile/decodeAndCompile'), time(compile, 'Compile/parseInPrometheus'),
      'Prometheus’s parser reads that PromQL'),
    row('Reading an answer of 8,000 series', time(decode, 'Decode/stream'), time(decode, 'Decode/clientLibrary'),
      'Prometheus’s client library reads it'),
    row(`Assembling a graph of 2,000 edges, ${perEdge.toFixed(1)} µs an edge`, time(assemble, 'Assemble/assemble'),
      time(assemble, 'Assemble/readAnswers'), '`encoding/json` reads its answers', { most: 15, unit: ' µs an edge', value: perEdge }),
    row(`A graph of 50 namespaces and ${edges.toLocaleString('en')} edges, ${queries} queries`, graph('whole', 'near'), graph('bareQuantile', 'near'),
      'one percentile of one reporter by pair', { most: 1.6 }),
    row('The same without latency', graph('withoutLatency', 'near'), graph('bareQuantile', 'near'), 'that percentile', { most: 0.45 }),
    row(`${inTurn} queries in turn, namespace by namespace, as mesh UIs ask`, graph('namespaceByNamespace', 'near'), graph('whole', 'near'),
      'the whole graph', { least: 3.5 }),
    row('The same with 5 ms to the server and back', graph('namespaceByNamespace', 'far'), graph('whole', 'far'),
      'the whole graph, as far away', { least: 10 }),
    row(`Where the mean goes by pair, with a percentile, ${Math.round(breakdown.rows).toLocaleString('en')} rows`, breakdown['ns/op'], graph('bareQuantile', 'near'),
      'one percentile of one reporter by pair'),
    row(`Fifty panels at once, ${fifty.queries.toFixed(0)} questions`, fifty['together-ns'], fifty['together-ns'] * fifty.ofEachOnce,
      `each distinct expression once, ${fifty.queriesOfEachOnce.toFixed(0)} questions`),
    row(`A graph of ${recorded.edges} edges and ${recorded.pods} pods a workload over recorded rates`, recorded['ns/op'], recorded['ns/op'] * recorded.metricsToRecorded,
      'over the metrics themselves'),
    row('The same', recorded['ns/op'], recorded['ns/op'] / recorded.recordedToOnePod, 'over the metrics of one pod a workload'),
  ];
}

function section(rows) {
  const lines = [['measured', 'time', 'beside it', 'time', 'ratio', 'goal'], ['---', '---', '---', '---', '---', '---'], ...rows];
  return [
    '## Backend',
    '',
    'Written by `npm run bench:backend -- --write` on two cores; the ratio is what to compare. Prometheus is',
    'embedded in the same process and shares its cores, and its storage holds the simulated mesh of',
    '`demo/simulator/big_mesh.go`: 400 services, both sides of each call, 20 minutes of samples.',
    '',
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

const unknown = process.argv.slice(2).filter((argument) => argument !== '--write');
if (unknown.length > 0) {
  console.error(`Unknown argument ${unknown[0]}. Usage: npm run bench:backend [-- --write]`);
  process.exit(2);
}
try {
  const rows = await measure();
  console.log(' ratio  goal');
  rows.forEach((cells) => console.log(line(cells)));
  if (process.argv.includes('--write')) {
    writeSection('backend', section(rows));
  }
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
