import { expect, type Locator, type Page } from '@playwright/test';
import { testIds } from '../src/mesh/testIds';
import { dashboard, meshPanel, pairDashboard } from './demoData';
import { answersGraph, type GraphAnswer, readGraphAnswer } from './GraphAnswer';

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

  /** Opens the page and waits for the mesh; answers what the backend said. */
  async open(search: Record<string, string> = {}): Promise<GraphAnswer> {
    const answer = this.nextAnswer();
    await this.page.goto(`/?${new URLSearchParams({ dashboard, ...search }).toString()}`);
    const graph = await answer;
    await expect(this.panel).toHaveAttribute('data-state', 'drawn');
    return graph;
  }

  /** Opens the dashboard of one pair and waits for the graph around it. */
  openPair(search: Record<string, string> = {}): Promise<GraphAnswer> {
    return this.open({ dashboard: pairDashboard, ...search });
  }

  openEditor(search: Record<string, string> = {}): Promise<GraphAnswer> {
    return this.open({ editPanel: meshPanel, ...search });
  }

  /** The next answer to a graph query. */
  async nextAnswer(): Promise<GraphAnswer> {
    return readGraphAnswer(await this.page.waitForResponse(answersGraph));
  }

  /** The table's row of an edge: what the panel says that it drew. */
  rowOf(edge: string): Locator {
    return this.page.getByTestId(testIds.table).locator(`tr[data-edge-id=${JSON.stringify(edge)}]`);
  }

  /** Moves the pointer to an edge, where the panel says that it is. */
  async hoverEdge(edge: string) {
    const row = this.rowOf(edge);
    const box = await this.canvas.boundingBox();
    const [x, y] = [await row.getAttribute('data-x'), await row.getAttribute('data-y')];
    if (!box || x === null || y === null) {
      throw new Error(`the panel does not say where the edge ${edge} is`);
    }
    await this.page.mouse.move(box.x + Number(x) - 1, box.y + Number(y));
    await this.page.mouse.move(box.x + Number(x), box.y + Number(y));
  }

  /** The tooltip's lines by their name. */
  async tooltipFacts(): Promise<Map<string, string>> {
    const names = await this.tooltip.locator('dt').allInnerTexts();
    const values = await this.tooltip.locator('dd').allInnerTexts();
    return new Map(names.map((name, index) => [name, values[index] ?? '']));
  }

  /** How many different colours a grid of points on the canvas has. */
  coloursOnCanvas(): Promise<number> {
    return this.canvas.evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      copy?.drawImage(canvas, 0, 0);
      const pixels = new Uint32Array(copy?.getImageData(0, 0, canvas.width, canvas.height).data.buffer ?? new ArrayBuffer(0));
      const colours = new Set<number>();
      for (let index = 0; index < pixels.length; index += 7) {
        colours.add(pixels[index] ?? 0);
      }
      return colours.size;
    });
  }
}
