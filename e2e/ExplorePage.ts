import { expect, type Locator, type Page, type Response } from '@playwright/test';
import { tabTo } from './keys';
import { type SentQuery, queriesOf } from './GraphAnswer';

/** The workbench's page with one panel and one query, which is empty unless it is given. */
export class ExplorePage {
  readonly panel: Locator;
  readonly editor: Locator;

  constructor(readonly page: Page) {
    this.panel = page.locator('[data-viz-panel-key="panel-1"]');
    this.editor = page.getByRole('region', { name: 'Query A' });
  }

  /** Shows a query as time series; answers what the backend said. */
  async open(query: SentQuery = {}, search: Record<string, string> = {}): Promise<Response> {
    const answer = this.page.waitForResponse((response) => queriesOf(response).length > 0);
    const address = new URLSearchParams({ dashboard: 'explore', query: JSON.stringify(query), ...search });
    await this.page.goto(`/?${address.toString()}`);
    return answer;
  }

  /** Shows another query on the page that is open, as a link would; answers what the backend said. */
  async show(query: SentQuery): Promise<Response> {
    const answer = this.page.waitForResponse((response) => queriesOf(response).some(({ signal }) => signal === query.signal));
    await this.page.evaluate((text) => {
      const address = new URLSearchParams({ dashboard: 'explore', query: text });
      window.history.pushState(null, '', `/?${address.toString()}`);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, JSON.stringify(query));
    return answer;
  }

  /** Lines are drawn, of that legend where one is given, and nothing says that something is wrong. */
  async expectLines(legend?: string) {
    if (legend) {
      await expect(this.panel.getByRole('button', { name: legend }).first()).toBeVisible();
    }
    await expect(this.panel.locator('.u-over')).toBeVisible();
    await expect(this.panel.getByTestId('data-testid Panel status error')).toHaveCount(0);
  }

  /** Presses Tab until the field of that name has the focus. */
  tabTo(name: string) {
    return tabTo(this.page.getByRole('combobox', { name, exact: true }));
  }
}
