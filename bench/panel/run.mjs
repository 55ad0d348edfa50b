// npm run bench:panel [-- --write] [-- --only firstPicture,refresh,weights] [-- --alone]
//
// Measures the built panel in Chromium, beside d3-force's defaults and cytoscape, and what its frames weigh. The
// page is drawn by software, as on a machine without a graphics card. --write puts the tables into
// docs/performance.md; --only measures a part, and --alone without the other programs, which take most of the time.
import os from 'node:os';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/tasks/browser.mjs';
import { writeSection } from '../../scripts/tasks/performanceSection.mjs';
import * as measures from './measures.mjs';
import { serve } from './serve.mjs';
import { weights } from './weights.mjs';

const argument = (name) => process.argv[process.argv.indexOf(name) + 1];
const named = Object.keys(measures).filter((name) => typeof measures[name] === 'function');
const only = process.argv.includes('--only') ? argument('--only').split(',') : [...named, 'weights'];
const alone = process.argv.includes('--alone');
const heads = ['What', 'Panel', 'Goal', 'Longest task, goal ≤ 50 ms', 'd3-force defaults take', 'cytoscape takes'];

const { address, close } = await serve();
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu', '--enable-blink-features=ForceEagerMeasureMemory'] });
const open = async () => {
  const context = await browser.newContext({ viewport: { width: 1400, height: 830 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(address);
  await page.waitForFunction(() => window.bench !== undefined);
  return page;
};

const rows = [];
for (const name of only.filter((wanted) => named.includes(wanted))) {
  rows.push(...(await measures[name](open, { alone })));
  console.error(`${name} done`);
}
const weighed = only.includes('weights') ? await weights(open) : undefined;
const [major] = browser.version().split('.');
await browser.close();
close();

const cpu = os.cpus();
const line = (cells) => `| ${cells.join(' | ')} |`;
const toTable = (head, body) => [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
const sent = weighed
  ? `
### What is sent

The answer of a graph query of ${weighed.nodes} workloads and ${weighed.edges} edges, made by the backend's own code. A plugin
hands its frames to Grafana as Arrow, and Grafana's server makes JSON of them: a browser reads nothing else.
Times are the shortest of five.

${toTable(weighed.heads, weighed.rows)}
`
  : '';
const text = `## Panel

Written by \`npm run bench:panel -- --write\`: the built bundle in Chromium ${major}, drawn by software, on
${cpu.length} × ${cpu[0]?.model.trim() ?? 'unknown processors'} with a load of ${os.loadavg()[0].toFixed(1)} from other work. Meshes are generated, with 25 nodes a
namespace and 4 edges a node unless a row says otherwise, and made into frames by the backend's own code. Each answer comes in
the two steps of the data source: without latency, and with it when that is drawn. Times are from the answer of a step
to the finished picture, labels included; the longest task is how long the page could not react, until half a second
later. The page has drawn the frame of another panel before, as a dashboard has; of this one nothing has run yet. Pictures are
opened ${measures.runs} times, each in a page of its own, and refreshed five times: the best time of these counts, since other
work on a machine makes it longer, and the worst of their longest tasks, since no task is to be long. The last two
columns say how many times as long it takes to lay the same mesh out and draw plain circles and lines.

${toTable(heads, rows)}
${sent}`.trimEnd();
const table = [toTable(heads, rows), sent].join('\n');
console.log(table);
if (process.argv.includes('--write')) {
  writeSection('panel', text);
}
