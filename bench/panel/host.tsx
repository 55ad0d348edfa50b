import {
  createTheme,
  type DataFrame,
  type DataFrameJSON,
  dataFrameFromJSON,
  FieldType,
  LoadingState,
  type PanelPlugin,
  ThemeContext,
  toDataFrame,
} from '@grafana/data';
import { PanelChrome, PortalContainer } from '@grafana/ui';
import cytoscape from 'cytoscape';
import { forceCenter, forceLink, forceManyBody, forceSimulation } from 'd3-force';
import { createRoot, type Root } from 'react-dom/client';
import { loadModule } from '../../workbench/plugins/loadModule';
import { answerInSteps } from './answerInSteps';
import { Shown, withOptions } from './Shown';

const asked = new URLSearchParams(location.search);
const theme = createTheme({ colors: { mode: asked.get('theme') === 'light' ? 'light' : 'dark' } });
/** CSS pixels of the panel. */
const size = { width: Number(asked.get('width') ?? 1400), height: Number(asked.get('height') ?? 800) };
const place = document.createElement('div');
const beside = document.createElement('div');
document.body.append(place, beside);
let root: Root | undefined;
let longest = 0;
let unfolded: Promise<Took> | undefined;

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    longest = Math.max(longest, duration);
  }
}).observe({ type: 'longtask' });

const answered = new Map<string, Promise<DataFrameJSON[]>>();

/** The frames at an address of the server, as Grafana has them when it has read an answer. */
function answer(address: string): Promise<DataFrameJSON[]> {
  const frames = answered.get(address) ?? fetch(address).then((response) => response.json() as Promise<DataFrameJSON[]>);
  answered.clear();
  answered.set(address, frames);
  return frames;
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const panel = () => document.querySelector<HTMLElement>('[data-testid=alidade-mesh-panel]');
const isDrawn = () => panel()?.dataset.state === 'drawn' && panel()?.getAttribute('aria-busy') !== 'true';
const isWhole = () => isDrawn() && panel()?.dataset.following === undefined;

interface Took {
  readonly ms: number;
  readonly longestTaskMs: number;
}

/** Tasks are watched for so long after all is on the canvas, in milliseconds: tables come after the picture. */
const watched = 500;

/** Starts something and answers when all that comes of it is on the canvas: how long it took, and how long it blocked. */
async function time(start: () => void, isDone: () => boolean, rest = watched): Promise<Took> {
  longest = 0;
  const started = performance.now();
  start();
  do {
    await nextFrame();
  } while (!isDone());
  await nextFrame();
  const ms = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, rest));
  return { ms, longestTaskMs: longest };
}

/** What a dashboard's page has done before a panel's answer comes: drawn the frame of another one, and read its numbers. */
function showDashboard(): void {
  const fields = ['reqps', 'percentunit', 'ms', 'Bps'].map((unit) => ({ name: unit, type: FieldType.number, config: { unit }, values: [1] }));
  withOptions([toDataFrame({ fields })], theme);
  createRoot(beside).render(
    <ThemeContext.Provider value={theme}>
      <PanelChrome title="Another panel" width={size.width} height={100} loadingState={LoadingState.Loading}>
        {() => null}
      </PanelChrome>
    </ThemeContext.Provider>
  );
}

/** Shows the answer to a graph query as the data source gives it: without latency, then, when that is drawn, with it. */
async function show(address: string, options: object, rest?: number): Promise<{ first: Took; whole: Took }> {
  const { plugin } = await loadModule<{ plugin: PanelPlugin }>('panel/module.js');
  const Panel = plugin.panel;
  if (!Panel) {
    throw new Error('dist/panel/module.js exports no panel');
  }
  const { answered, first, whole } = answerInSteps();
  const shown = answered.subscribe((data) => {
    root ??= createRoot(place);
    root.render(
      <ThemeContext.Provider value={theme}>
        <Shown {...{ Panel, data, options, theme, ...size }} />
        <PortalContainer />
      </ThemeContext.Provider>
    );
  });
  const step = async (give: (frames: DataFrame[]) => void, from: string, isDone: () => boolean) => {
    const frames = (await answer(from)).map((frame) => dataFrameFromJSON(frame));
    await nextFrame();
    return time(() => give(frames), isDone, rest);
  };
  const took = { first: await step(first, `/first${address}`, isDrawn), whole: await step(whole, address, isWhole) };
  shown.unsubscribe();
  return took;
}

/** Where the card of a folded lane is, for a click. `unfolded` is told what came of the next one. */
function cardOf(lane: string): { x: number; y: number } {
  const row = document.querySelector<HTMLElement>(`tr[data-node-id="folded/${lane}"]`);
  const box = document.querySelector('canvas')?.getBoundingClientRect();
  const cards = () => Number(panel()?.dataset.drawnNodes);
  const before = cards();
  if (row?.dataset.x === undefined || !box) {
    throw new Error(`the lane ${lane} has no card`);
  }
  unfolded = new Promise((resolve) => {
    const clicked = () => resolve(time(() => undefined, () => cards() > before && isDrawn()));
    addEventListener('pointerup', clicked, { once: true, capture: true });
  });
  return { x: box.x + Number(row.dataset.x), y: box.y + Number(row.dataset.y) };
}

/** How long a browser takes to make frames of the text of an answer. */
async function parse(address: string): Promise<number> {
  const text = await (await fetch(address)).text();
  const times = [1, 2, 3, 4, 5].map(() => {
    const started = performance.now();
    (JSON.parse(text) as DataFrameJSON[]).map((frame) => dataFrameFromJSON(frame));
    return performance.now() - started;
  });
  return Math.min(...times);
}

function hide(): void {
  root?.unmount();
  root = undefined;
}

interface Ends {
  ids: string[];
  links: Array<{ source: string; target: string }>;
}

function endsOf(json: DataFrameJSON[]): Ends {
  const [nodes, edges] = json.map((frame) => dataFrameFromJSON(frame));
  const column = (frame: DataFrame | undefined, name: string): string[] =>
    frame?.fields.find((field) => field.name === name)?.values ?? [];
  const targets = column(edges, 'target');
  const links = column(edges, 'source').map((source, index) => ({ source, target: targets[index] ?? '' }));
  return { ids: column(nodes, 'id'), links };
}

/** d3-force as it comes: its default forces until it rests, circles and lines on a canvas. */
async function showWithD3(address: string): Promise<Took> {
  const { ids, links } = endsOf(await answer(address));
  await nextFrame();
  longest = 0;
  const started = performance.now();
  const bodies = ids.map((id) => ({ id, x: Number.NaN, y: Number.NaN }));
  const ends = links.map((link) => ({ ...link }));
  forceSimulation(bodies)
    .force('link', forceLink<(typeof bodies)[number], (typeof ends)[number]>(ends).id(({ id }) => id))
    .force('charge', forceManyBody())
    .force('center', forceCenter())
    .stop()
    .tick(300);
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  place.append(canvas);
  for (const { source, target } of ends as unknown as Array<Record<'source' | 'target', { x: number; y: number }>>) {
    context?.beginPath();
    context?.moveTo(source.x + size.width / 2, source.y + size.height / 2);
    context?.lineTo(target.x + size.width / 2, target.y + size.height / 2);
    context?.stroke();
  }
  for (const { x, y } of bodies) {
    context?.beginPath();
    context?.arc(x + size.width / 2, y + size.height / 2, 5, 0, 7);
    context?.fill();
  }
  await nextFrame();
  const ms = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 100));
  canvas.remove();
  return { ms, longestTaskMs: longest };
}

/** Cytoscape with its own force layout, cose, not animated. */
async function showWithCytoscape(address: string): Promise<Took> {
  const { ids, links } = endsOf(await answer(address));
  const container = document.createElement('div');
  container.style.cssText = `width:${size.width}px;height:${size.height}px`;
  place.append(container);
  await nextFrame();
  longest = 0;
  const started = performance.now();
  const graph = cytoscape({
    container,
    elements: [...ids.map((id) => ({ data: { id } })), ...links.map((data) => ({ data }))],
    layout: { name: 'cose', animate: false },
  });
  await nextFrame();
  await nextFrame();
  const ms = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 100));
  graph.destroy();
  container.remove();
  return { ms, longestTaskMs: longest };
}

/** Where the cards of the table's first page are, by node. */
function positions(): Record<string, string> {
  const rows = [...document.querySelectorAll<HTMLElement>('tr[data-node-id]')];
  return Object.fromEntries(rows.map(({ dataset }) => [dataset.nodeId, `${dataset.x} ${dataset.y}`]));
}

/** Counts frames until told to stop. */
function countFrames(): () => { frames: number; ms: number; worstMs: number; longestTaskMs: number } {
  const started = performance.now();
  let [frames, last, worst, running] = [0, started, 0, true];
  longest = 0;
  const tick = () => {
    const now = performance.now();
    frames++;
    worst = Math.max(worst, now - last);
    last = now;
    if (running) {
      requestAnimationFrame(tick);
    }
  };
  requestAnimationFrame(tick);
  return () => {
    running = false;
    return { frames, ms: performance.now() - started, worstMs: worst, longestTaskMs: longest };
  };
}

/** Bytes that the page, its worker included, holds after a garbage collection. */
async function memory(): Promise<number> {
  const measured = performance as unknown as { measureUserAgentSpecificMemory: () => Promise<{ bytes: number }> };
  return (await measured.measureUserAgentSpecificMemory()).bytes;
}

const whenUnfolded = () => unfolded;
showDashboard();
Object.assign(window, {
  bench: { show, cardOf, whenUnfolded, parse, hide, showWithD3, showWithCytoscape, positions, countFrames, memory },
});
