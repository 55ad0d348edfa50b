// npm run bench:steps [-- --write] [-- --runs 5]
//
// Measures how long a dashboard over a mesh of some 400,000 series takes from being opened to the first
// drawn mesh and to the one with latency, in Chromium on the workbench, which has the data source's real
// backend and an embedded Prometheus. Beside it the same dashboard whose graph is asked in one step.
// --write puts the table into docs/performance.md.
import os from 'node:os';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/tasks/browser.mjs';
import { buildDemo } from '../../scripts/tasks/demoBuilds.mjs';
import { writeSection } from '../../scripts/tasks/performanceSection.mjs';
import { startDemo } from '../../scripts/tasks/startDemo.mjs';
import { openDashboard } from './openDashboard.mjs';

const runs = process.argv.includes('--runs') ? Number(process.argv[process.argv.indexOf('--runs') + 1]) : 5;
/** How many times as long the whole picture may be waited for as the first one, at least. */
const goal = 4;

const mesh = { services: 1500, calls: 7, namespaces: 50, end: '2026-01-31T12:00:00Z' };

const start = () =>
  startDemo(['--history', '20m', '--fixed-now', mesh.end, '--services', mesh.services, '--calls', mesh.calls, '--namespaces', mesh.namespaces]);

async function countOf(address, query) {
  const search = new URLSearchParams({ query, time: mesh.end });
  const answer = await (await fetch(`${address}/prometheus/api/v1/query?${search}`)).json();
  return Number(answer.data.result[0].value[1]);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Opens a dashboard some times in two steps and as often in one: medians in milliseconds. */
async function measure(browser, address, dashboard) {
  const took = { first: [], last: [], once: [] };
  // The first of all openings finds nothing in any cache.
  await openDashboard(browser, { address, dashboard, end: mesh.end });
  for (let run = 0; run < runs; run++) {
    const two = await openDashboard(browser, { address, dashboard, end: mesh.end });
    const one = await openDashboard(browser, { address, dashboard, end: mesh.end, twoSteps: false });
    took.first.push(two.first);
    took.last.push(two.last);
    took.once.push(one.last);
    console.error(`${dashboard}: first ${seconds(two.first)}, last ${seconds(two.last)}; in one step ${seconds(one.last)}`);
  }
  return { first: median(took.first), last: median(took.last), once: median(took.once) };
}

function section(rows, { series, pairs, version }) {
  const heads = ['Opened', 'First drawn mesh', 'The mesh with latency', 'Ratio', 'Asked in one step'];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const cells = rows.map(({ name, first, last, once }) => [name, seconds(first), seconds(last), (last / first).toFixed(1), seconds(once)]);
  const met = rows.filter(({ first, last }) => last / first >= goal).map(({ name }) => name);
  return [
    '## A dashboard in two steps',
    '',
    `Written by \`npm run bench:steps -- --write\`: medians of ${runs} times from opening a page in Chromium ${version}, drawn by`,
    `software, with backend, embedded Prometheus and browser on the same ${os.cpus().length} cores, with a load of ${os.loadavg()[0].toFixed(1)} from these and other`,
    `work. The mesh has ${mesh.services.toLocaleString('en')} services, ${pairs.toLocaleString('en')} pairs and ${series.toLocaleString('en')} series, and 20 minutes of samples.`,
    '',
    line(heads),
    line(heads.map(() => '---')),
    ...cells.map(line),
    '',
    `The goal is a ratio of ${goal} at least: ${met.length === rows.length ? 'met' : met.length > 0 ? `met by ${met.join(', ')}` : 'missed'} here.`,
  ].join('\n');
}

await buildDemo((text) => console.error(text));
const { child, address } = await start();
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const series = await countOf(address, 'count({__name__=~".+"})');
  const pairs = await countOf(address, 'count(count by (source_workload, destination_workload) (istio_requests_total))');
  console.error(`${series} series, ${pairs} pairs`);
  const rows = [];
  for (const [name, dashboard] of [
    ['the graph alone', 'alone'],
    ['the dashboard *Mesh overview*', 'alidade-mesh-overview'],
  ]) {
    rows.push({ name, ...(await measure(browser, address, dashboard)) });
  }
  const text = section(rows, { series, pairs, version: browser.version().split('.')[0] });
  console.log(text);
  if (process.argv.includes('--write')) {
    writeSection('steps', text);
  }
} finally {
  await browser.close();
  child.kill();
}
