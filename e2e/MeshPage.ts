import { expect, type Locator, type Page } from '@playwright/test';
import { testIds } from '../src/mesh/testIds';
import { dashboard, meshPanel, pairDashboard } from './demoData';
import { answersGraph, type GraphAnswer, readGraphAnswer, type SentQuery } from './GraphAnswer';

/** CSS pixels of the page. */
export interface Point {
  x: number;
  y: number;
}

/** The workbench's page with the provisioned dashboard, or the editor of its mesh panel. */
export class MeshPage {
  readonly panel: Locator;
  readonly canvas: Locator;
  readonly tooltip: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByTestId(testIds.panel);
    this.canvas = page.getByTestId(testIds.canvas);
    this.tooltip = page.getByTestId(testIds.tooltip);
  }

  /** Opens the page, of another demo where its address is given, and waits for the mesh; answers what the backend said. */
  async open(search: Record<string, string> = {}, address = ''): Promise<GraphAnswer> {
    const answer = this.nextAnswer();
    await this.page.goto(`${address}/?${new URLSearchParams({ dashboard, ...search }).toString()}`);
    const graph = await answer;
    await expect(this.panel).toHaveAttribute('data-state', 'drawn');
    await expect(this.panel).not.toHaveAttribute('data-following');
    return graph;
  }

  /** Opens the dashboard of one pair and waits for the graph around it. */
  openPair(search: Record<string, string> = {}): Promise<GraphAnswer> {
    return this.open({ dashboard: pairDashboard, ...search });
  }

  openEditor(search: Record<string, string> = {}): Promise<GraphAnswer> {
    return this.open({ editPanel: meshPanel, ...search });
  }

  /** The next answer to a graph query, of a kind where one is told. */
  async nextAnswer(wanted?: (query: SentQuery) => boolean): Promise<GraphAnswer> {
    return readGraphAnswer(await this.page.waitForResponse((response) => answersGraph(response, wanted)));
  }

  /** The table's row of an edge: what the panel says that it drew. */
  rowOf(edge: string): Locator {
    return this.page.getByTestId(testIds.table).locator(`tr[data-edge-id=${JSON.stringify(edge)}]`);
  }

  /** The rows of the table of calls, by the names of its columns. */
  async calls(): Promise<Array<Record<string, string>>> {
    const table = this.page.getByTestId(testIds.table).getByRole('table', { name: 'Calls' });
    return table.evaluate((element) => {
      const names = [...element.querySelectorAll('thead th')].map((cell) => cell.textContent ?? '');
      const rows = [...element.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
      return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])));
    });
  }

  /** Where on the page the panel says that a node or an edge is. Its table follows the picture a moment later. */
  async pointOf(kind: 'node' | 'edge', id: string): Promise<Point> {
    const row = this.page.getByTestId(testIds.table).locator(`tr[data-${kind}-id=${JSON.stringify(id)}]`);
    await expect(row).toHaveAttribute('data-x', /\d/);
    const { x, y } = await row.evaluate(({ dataset }) => ({ x: Number(dataset.x), y: Number(dataset.y) }));
    const corner = await this.corner();
    return { x: corner.x + x, y: corner.y + y };
  }

  /** The canvas's upper left corner on the page. */
  async corner(): Promise<Point> {
    const box = await this.canvas.boundingBox();
    if (!box) {
      throw new Error('the panel has no canvas');
    }
    return { x: box.x, y: box.y };
  }

  /** Moves the pointer to an edge and waits for the tooltip, which may still tell of another one. */
  async hoverEdge({ nodes, edges }: GraphAnswer, id: string) {
    const title = (node: unknown) => nodes.find((row) => row.id === node)?.title;
    const edge = edges.find((row) => row.id === id);
    const { x, y } = await this.pointOf('edge', id);
    await this.page.mouse.move(x - 1, y);
    await this.page.mouse.move(x, y);
    await expect(this.tooltip).toContainText(`${title(edge?.source)} → ${title(edge?.target)}`);
  }

  /** The tooltip's lines by their name. */
  async tooltipFacts(): Promise<Map<string, string>> {
    const names = await this.tooltip.locator('dt').allInnerTexts();
    const values = await this.tooltip.locator('dd').allInnerTexts();
    return new Map(names.map((name, index) => [name, values[index] ?? '']));
  }

  /** How many different colours a sample of the canvas has, and how bright what is painted is, from 0 to 1. */
  paint(): Promise<{ colours: number; brightness: number }> {
    return this.canvas.evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const copy = new OffscreenCanvas(width, height).getContext('2d');
      copy?.drawImage(element as HTMLCanvasElement, 0, 0);
      const pixels = copy?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
      const colours = new Set<number>();
      let [sum, painted] = [0, 0];
      for (let at = 0; at < pixels.length; at += 4 * 7) {
        const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
        colours.add(((red * 256 + green) * 256 + blue) * 256 + alpha);
        if (alpha === 255) {
          sum += (red + green + blue) / (3 * 255);
          painted++;
        }
      }
      return { colours: colours.size, brightness: sum / painted };
    });
  }
}
