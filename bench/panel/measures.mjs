// What is measured: each function answers rows of the table.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { countOf, largeLane, meshOf } from './meshes.mjs';

const bundle = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/panel/module.js');
const unfolded = { foldAbove: 1e9 };
/** Each picture is opened so often, each time in a page of its own; the best time and the worst longest task count. */
export const runs = 3;
const ms = (value) => `${Math.round(value)} ms`;
const count = (value) => value.toLocaleString('en');
const least = (found, name) => Math.min(...found.map((run) => run[name]));
/** No task may be long: the worst of all runs counts. */
const longestOf = (...found) => Math.max(...found.flat().map((run) => run.longestTaskMs));

/** A row: what, how much, whether that is within its goal, and how long the page could not react. */
function row(what, measured, { goal = '', met, longest, d3 = '–', cytoscape = '–' } = {}) {
  const task = longest === undefined ? '–' : longest > 50 ? `${ms(longest)}: missed` : '≤ 50 ms';
  return [what, measured, goal === '' ? '–' : `${goal}: ${met ? 'met' : 'missed'}`, task, d3, cytoscape];
}

const within = (took, goalMs) => ({ goal: `≤ ${goalMs} ms`, met: took <= goalMs });

/** A layout that takes longer than this is not waited for, in milliseconds. */
const patience = 120_000;

async function orGiveUp(work) {
  const late = new Promise((resolve) => setTimeout(() => resolve(undefined), patience));
  return Promise.race([work.catch(() => undefined), late]);
}

const call = (page, name, ...args) => page.evaluate(([function_, given]) => window.bench[function_](...given), [name, args]);

/** Does something in a fresh page, as often as it is asked to. */
async function inFreshPages(open, times, work) {
  const found = [];
  for (let run = 0; run < times; run++) {
    const page = await open();
    found.push(await work(page));
    await page.context().close();
  }
  return found;
}

/** Rows of a mesh that is opened: the picture without latency, and latency put into it. */
async function openedRows(open, mesh, { options = {}, what, goalMs, beside = () => ({}) }) {
  const found = await inFreshPages(open, runs, (page) => call(page, 'show', meshOf(mesh), options));
  const [first, whole] = ['first', 'whole'].map((step) => found.map((run) => run[step]));
  const took = least(first, 'ms');
  return [
    row(`First picture, ${what}`, ms(took), { ...(goalMs && within(took, goalMs)), longest: longestOf(first), ...beside(took) }),
    row('Latency put into it', ms(least(whole, 'ms')), { longest: longestOf(whole) }),
  ];
}

/** From the answer of a query to a picture with all of its labels. `alone` leaves other programs out. */
export async function firstPicture(open, { alone = false, sizes = [100, 500, 2000] } = {}) {
  const rows = [];
  for (const nodes of sizes) {
    const mesh = meshOf({ nodes });
    const others = {};
    for (const name of alone ? [] : ['showWithD3', 'showWithCytoscape']) {
      [others[name]] = await inFreshPages(open, 1, (page) => orGiveUp(call(page, name, mesh)));
    }
    const beside = (took) => {
      const times = (other) => (other ? `${(other.ms / took).toFixed(1)} ×` : `> ${Math.round(patience / took)} ×`);
      return alone ? {} : { d3: times(others.showWithD3), cytoscape: times(others.showWithCytoscape) };
    };
    for (const [name, options] of nodes > 150 ? [[', folded as it comes', {}], [', all unfolded', unfolded]] : [['', {}]]) {
      rows.push(...(await openedRows(open, { nodes }, { options, what: `${count(nodes)} nodes${name}`, beside })));
    }
  }
  return rows;
}

/** A mesh as large as any that is answered: opened, panned, with a lane of 500 unfolded, and what it holds in memory. */
export async function largeMesh(open, { nodes = 5000, lane = 500 } = {}) {
  const mesh = { nodes, edgesPerNode: 4.2, lane };
  const { edges } = countOf(mesh);
  const what = `${count(nodes)} nodes, ${count(edges)} edges`;
  const rows = await openedRows(open, mesh, { what: `${what}, folded as it comes`, goalMs: 700 });
  rows.push(...(await openedRows(open, mesh, { what: 'the same with idle parts hidden', options: { hide: ['idle'] } })));
  const found = await inFreshPages(open, runs, async (page) => {
    await call(page, 'show', meshOf(mesh), {});
    await page.waitForTimeout(1500);
    const folded = await call(page, 'memory');
    const panned = await pan(page);
    await page.waitForTimeout(1000);
    await page.keyboard.press('0');
    await page.waitForTimeout(1000);
    const { x, y } = await call(page, 'cardOf', largeLane);
    await page.mouse.click(x, y);
    const opening = await call(page, 'whenUnfolded');
    await page.waitForTimeout(1500);
    return { folded, panned, opening, open: await call(page, 'memory'), pannedOpen: await pan(page) };
  });
  const unfolding = found.map(({ opening }) => opening);
  const unfoldMs = least(unfolding, 'ms');
  rows.push(
    row(`Unfolding a lane of ${lane} of them`, ms(unfoldMs), { ...within(unfoldMs, 500), longest: longestOf(unfolding) }),
    motionRow(`Pan, ${what}, folded as it comes`, found.map(({ panned }) => panned)),
    motionRow('Pan, the same with that lane unfolded', found.map(({ pannedOpen }) => pannedOpen))
  );
  const mebibytes = (name) => Math.min(...found.map((run) => run[name])) / 2 ** 20;
  const text = `${mebibytes('folded').toFixed(0)} MiB folded, ${mebibytes('open').toFixed(0)} MiB with that lane unfolded`;
  const met = Math.max(mebibytes('folded'), mebibytes('open')) <= 300;
  rows.push(row(`Memory of the page and its worker, ${what}`, text, { goal: '≤ 300 MiB', met }));
  return rows;
}

/** The same topology with other numbers. */
export async function refresh(open, { nodes = 2000 } = {}) {
  const page = await open();
  const rows = [];
  for (const [name, options] of [['folded as it comes', {}], ['all unfolded', unfolded]]) {
    await call(page, 'show', meshOf({ nodes }), options);
    await page.waitForTimeout(1000);
    const before = await call(page, 'positions');
    const found = [];
    for (let round = 1; round <= 5; round++) {
      found.push(await call(page, 'show', meshOf({ nodes, round }), options));
    }
    await page.waitForTimeout(2000);
    const after = await call(page, 'positions');
    const moved = Object.keys(before).filter((id) => before[id] !== after[id]).length;
    const [first, whole] = ['first', 'whole'].map((step) => found.map((run) => run[step]));
    const what = `Refresh, ${count(nodes)} nodes, ${name} (${moved} cards moved)`;
    rows.push(row(what, ms(least(first, 'ms')), { longest: longestOf(first) }));
    rows.push(row('Latency put into it', ms(least(whole, 'ms')), { longest: longestOf(whole) }));
    await call(page, 'hide');
  }
  await page.context().close();
  return rows;
}

/** 2% of the nodes are replaced by others. */
export async function churn(open, { nodes = 500 } = {}) {
  const page = await open();
  await call(page, 'show', meshOf({ nodes }), unfolded);
  await page.waitForTimeout(1000);
  const before = await call(page, 'positions');
  const { first, whole } = await call(page, 'show', meshOf({ nodes, churn: 0.02 }), unfolded);
  await page.waitForTimeout(3000);
  const after = await call(page, 'positions');
  await page.context().close();
  const stayed = Object.keys(before).filter((id) => after[id] !== undefined);
  const still = stayed.filter((id) => before[id] === after[id]).length;
  const share = Math.round((100 * still) / stayed.length);
  return [row(`2% churn, ${nodes} nodes: ${share}% of the cards that stay do not move`, ms(first.ms), { longest: longestOf(first, whole) })];
}

/** Counts the frames while something goes on 90 times, at the pace of a screen. */
async function countFrames(page, step) {
  await page.evaluate(() => (window.stop = window.bench.countFrames()));
  for (let index = 0; index < 90; index++) {
    await step(index);
    await page.waitForTimeout(16);
  }
  return page.evaluate(() => window.stop());
}

async function pan(page) {
  await page.mouse.move(700, 20);
  await page.mouse.down();
  const counted = await countFrames(page, (index) => page.mouse.move(700 + 150 * Math.sin(index / 8), 20 + 80 * (1 - Math.cos(index / 8))));
  await page.mouse.up();
  return counted;
}

function motionRow(what, found) {
  const rate = Math.max(...found.map(({ frames, ms: took }) => (1000 * frames) / took));
  const measured = `${Math.round(rate)} frames a second, the longest ${ms(least(found, 'worstMs'))}`;
  return row(what, measured, { goal: '≥ 50 frames a second', met: rate >= 49.5, longest: longestOf(found) });
}

/** Frames a second while the mouse drags the picture and while it turns the wheel. */
export async function motion(open, { nodes = 2000 } = {}) {
  const mesh = { nodes, edgesPerNode: 5.6 };
  const found = await inFreshPages(open, runs, async (page) => {
    await call(page, 'show', meshOf(mesh), unfolded);
    await page.waitForTimeout(4000);
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, -600);
    await page.waitForTimeout(2500);
    const panned = await pan(page);
    await page.waitForTimeout(2500);
    await page.mouse.move(700, 400);
    const zoomed = await countFrames(page, (index) => page.mouse.wheel(0, index % 20 < 10 ? -40 : 40));
    await page.waitForTimeout(2500);
    const hovered = await countFrames(page, (index) => page.mouse.move(300 + index * 8, 200 + index * 4));
    return { panned, zoomed, hovered };
  });
  const what = `${count(nodes)} nodes, ${count(countOf(mesh).edges)} edges`;
  return [
    motionRow(`Pan, ${what}`, found.map(({ panned }) => panned)),
    motionRow(`Zoom, ${what}`, found.map(({ zoomed }) => zoomed)),
    motionRow(`Hover, ${what}`, found.map(({ hovered }) => hovered)),
  ];
}

/** What the page holds after many refreshes, garbage collected. */
export async function memory(open, { refreshes = 500 } = {}) {
  const page = await open();
  const session = await page.context().newCDPSession(page);
  const held = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  };
  const meshes = [0, 1, 2, 3].map((round) => meshOf({ nodes: 100, round }));
  const run = async (from, to) => {
    for (let round = from; round < to; round++) {
      await call(page, 'show', meshes[round % meshes.length], {}, 0);
    }
  };
  await run(0, 20);
  const before = await held();
  await run(20, refreshes);
  const after = await held();
  await call(page, 'hide');
  await page.waitForTimeout(500);
  const workers = page.workers().length;
  await page.context().close();
  const text = `${before.toFixed(1)} MiB, then ${after.toFixed(1)} MiB; ${workers} workers left`;
  return [row(`Memory after 20 and after ${refreshes} refreshes`, text)];
}

export function bundleSize() {
  const kilobytes = gzipSync(fs.readFileSync(bundle), { level: 9 }).length / 1000;
  return [row('Bundle of the panel, its worker included', `${kilobytes.toFixed(1)} kB gzip`)];
}
