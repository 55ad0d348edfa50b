// What is measured: each function answers rows of the table, as cells.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { generateMesh } from './generateMesh.mjs';

const bundle = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/panel/module.js');
const unfolded = { foldAbove: 1e9 };
const ms = (value) => `${Math.round(value)} ms`;
const times = (value, ours) => (value === undefined ? '–' : `${(value / ours).toFixed(1)} ×`);
const namespacesOf = (nodes) => Math.max(4, Math.round(nodes / 25));
const meshOf = (nodes, edgesPerNode = 4, more = {}) =>
  generateMesh({ nodes, edgesPerNode, namespaces: namespacesOf(nodes), ...more });
const blocked = (value) => (value > 50 ? ms(value) : '≤ 50 ms');

/** A layout that takes longer than this is not waited for, in milliseconds. */
const patience = 120_000;

async function orGiveUp(work) {
  const late = new Promise((resolve) => setTimeout(() => resolve(undefined), patience));
  return Promise.race([work.catch(() => undefined), late]);
}

/** From the answer of a query to a picture with all of its labels. */
export async function firstPicture(open, sizes = [100, 500, 2000]) {
  const rows = [];
  for (const nodes of sizes) {
    const mesh = meshOf(nodes);
    const measure = async (name, ...args) => {
      const page = await open();
      const answer = await orGiveUp(page.evaluate(([call, given]) => window.bench[call](...given), [name, [mesh, ...args]]));
      await page.context().close();
      return answer;
    };
    const folds = nodes > 150;
    const ours = await measure('show', {});
    const flat = folds ? await measure('show', unfolded) : ours;
    const d3 = await measure('showWithD3');
    const cytoscape = await measure('showWithCytoscape');
    const row = (name, { ms: took, longestTaskMs }) => [
      `First picture, ${nodes} nodes${name}`,
      ms(took),
      blocked(longestTaskMs),
      times(d3?.ms, took),
      cytoscape ? times(cytoscape.ms, took) : `> ${Math.round(patience / took)} ×`,
    ];
    rows.push(row(folds ? ', folded as it comes' : '', ours));
    if (folds) {
      rows.push(row(', all unfolded', flat));
    }
  }
  return rows;
}

/** The same topology with other numbers. */
export async function refresh(open, nodes = 2000) {
  const page = await open();
  const rows = [];
  for (const [name, options] of [['folded as it comes', {}], ['all unfolded', unfolded]]) {
    await page.evaluate(([mesh, given]) => window.bench.show(mesh, given), [meshOf(nodes), options]);
    await page.waitForTimeout(1000);
    const before = await page.evaluate(() => window.bench.positions());
    const took = [];
    let longest = 0;
    for (let round = 1; round <= 5; round++) {
      const answer = await page.evaluate(([mesh, given]) => window.bench.show(mesh, given), [meshOf(nodes, 4, { round }), options]);
      took.push(answer.ms);
      longest = Math.max(longest, answer.longestTaskMs);
    }
    await page.waitForTimeout(2000);
    const after = await page.evaluate(() => window.bench.positions());
    const moved = Object.keys(before).filter((id) => before[id] !== after[id]).length;
    const median = took.sort((a, b) => a - b)[2];
    rows.push([`Refresh, ${nodes} nodes, ${name} (${moved} cards moved)`, ms(median), blocked(longest), '–', '–']);
    await page.evaluate(() => window.bench.hide());
  }
  await page.context().close();
  return rows;
}

/** 2% of the nodes are replaced by others. */
export async function churn(open, nodes = 500) {
  const page = await open();
  await page.evaluate(([mesh, given]) => window.bench.show(mesh, given), [meshOf(nodes), unfolded]);
  await page.waitForTimeout(1000);
  const before = await page.evaluate(() => window.bench.positions());
  const { ms: took, longestTaskMs } = await page.evaluate(
    ([mesh, given]) => window.bench.show(mesh, given),
    [meshOf(nodes, 4, { churn: 0.02 }), unfolded]
  );
  await page.waitForTimeout(3000);
  const after = await page.evaluate(() => window.bench.positions());
  await page.context().close();
  const stayed = Object.keys(before).filter((id) => after[id] !== undefined);
  const still = stayed.filter((id) => before[id] === after[id]).length;
  const share = Math.round((100 * still) / stayed.length);
  return [[`2% churn, ${nodes} nodes: ${share}% of the cards that stay do not move`, ms(took), blocked(longestTaskMs), '–', '–']];
}

/** Frames a second while the mouse drags the picture and while it turns the wheel. */
export async function motion(open, nodes = 2000) {
  const page = await open();
  const mesh = meshOf(nodes, 5.6);
  const edges = mesh[1].data.values[0].length;
  await page.evaluate(([given, options]) => window.bench.show(given, options), [mesh, unfolded]);
  await page.waitForTimeout(4000);
  const measure = async (step) => {
    await page.evaluate(() => (window.stop = window.bench.countFrames()));
    for (let index = 0; index < 90; index++) {
      await step(index);
      await page.waitForTimeout(16);
    }
    return page.evaluate(() => window.stop());
  };
  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, -600);
  await page.waitForTimeout(2500);
  await page.mouse.down();
  const panned = await measure((index) => page.mouse.move(700 + 150 * Math.sin(index / 8), 400 + 80 * Math.cos(index / 8)));
  await page.mouse.up();
  await page.waitForTimeout(2500);
  const zoomed = await measure((index) => page.mouse.wheel(0, index % 20 < 10 ? -40 : 40));
  await page.waitForTimeout(2500);
  const hovered = await measure((index) => page.mouse.move(300 + index * 8, 200 + index * 4));
  await page.context().close();
  const row = (name, { frames, ms: took, worstMs }) => [
    `${name}, ${nodes} nodes, ${edges} edges`,
    `${Math.round((1000 * frames) / took)} frames a second`,
    `worst frame ${ms(worstMs)}`,
    '–',
    '–',
  ];
  return [row('Pan', panned), row('Zoom', zoomed), row('Hover', hovered)];
}

/** What the page holds after many refreshes, garbage collected. */
export async function memory(open, refreshes = 500) {
  const page = await open();
  const session = await page.context().newCDPSession(page);
  const held = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  };
  const run = (from, to) =>
    page.evaluate(
      async ([meshes, first, last]) => {
        for (let round = first; round < last; round++) {
          await window.bench.show(meshes[round % meshes.length], {}, 0);
        }
      },
      [[0, 1, 2, 3].map((round) => meshOf(100, 4, { round })), from, to]
    );
  await run(0, 20);
  const before = await held();
  await run(20, refreshes);
  const after = await held();
  await page.evaluate(() => window.bench.hide());
  await page.waitForTimeout(500);
  const workers = page.workers().length;
  await page.context().close();
  const text = `${before.toFixed(1)} MiB, then ${after.toFixed(1)} MiB`;
  return [[`Memory after 20 and after ${refreshes} refreshes`, text, `${workers} workers left`, '–', '–']];
}

export function bundleSize() {
  const kilobytes = gzipSync(fs.readFileSync(bundle), { level: 9 }).length / 1000;
  return [['Bundle of the panel, its worker included', `${kilobytes.toFixed(1)} kB gzip`, '–', '–', '–']];
}
