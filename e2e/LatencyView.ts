import { expect, type Locator, type Page } from '@playwright/test';
import { testIds } from '../src/mesh/testIds';
import { type Row } from './GraphAnswer';
import { readShownNumber } from './ShownNumber';

/** The column of the frames that a line of the details shows. */
const columns: Record<string, string> = {
  'caller side': 'callerSideMs',
  'receiving proxy': 'receivingProxyMs',
  application: 'applicationMs',
  together: 'sourceMeanMs',
};

/** Where the time goes, wherever it is on the page. */
export class LatencyView {
  readonly root: Locator;
  readonly list: Locator;
  readonly details: Locator;
  /** The open row's parts over time. */
  readonly history: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId(testIds.latency);
    this.list = this.root.getByRole('listbox');
    this.details = page.getByTestId(testIds.latencyDetails);
    this.history = this.details.getByRole('img', { name: /^Parts over the dashboard’s range/ });
  }

  /** Waits until so many rows are drawn; answers what they are called, from the top. */
  async names(count: number): Promise<string[]> {
    await expect(this.root).toHaveAttribute('data-drawn-rows', String(count));
    const rows = this.root.getByTestId(testIds.latencyTable).locator('tr[data-latency-id]');
    await expect(rows).toHaveCount(count);
    return rows.evaluateAll((all) => all.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent).join(' → ')));
  }

  /** The open row's details tell every part as the backend does. */
  async expectParts(row: Row | undefined) {
    const lines = this.details.getByRole('table', { name: 'Where the mean goes' }).getByRole('row');
    for (const [name, column] of Object.entries(columns)) {
      const text = await lines.filter({ hasText: name }).getByRole('cell').first().innerText();
      const shown = readShownNumber(text.replace('−', '-'));
      expect(Math.abs(shown.value - Number(row?.[column])), `${name}: ${text} for ${String(row?.[column])}`).toBeLessThanOrEqual(shown.tolerance);
    }
  }
}

/** What the view calls a row: its caller and what it calls. */
export function nameOf(row: Row | undefined): string {
  return `${String(row?.source_workload)} → ${String(row?.destination_service_name || row?.destination_workload)}`;
}
