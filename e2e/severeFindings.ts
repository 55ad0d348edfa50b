import { expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import type axe from 'axe-core';
import { testIds } from '../src/mesh/testIds';

const source = readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What Grafana draws around every panel, with buttons that have no names. */
const frames = ['[data-testid="data-testid RefreshPicker run button"]', '[data-testid="data-testid header-container"]'];
/** What Grafana's own panels draw: the colours of thresholds, which in the light theme are pale. */
const content = `[data-testid="data-testid panel content"]:not(:has([data-testid="${testIds.panel}"]))`;

/** What axe finds serious or critical on a page, a line each, in both themes, but for what is Grafana's own. */
export async function severeFindings(page: Page): Promise<{ dark: string[]; light: string[] }> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(await source);
  const dark = await find(page);
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.getByRole('radio', { name: 'Light' }).check({ force: true });
  await expect(page.locator('body')).not.toHaveCSS('background-color', background);
  // Colours on their way from one theme to the other are nobody's choice.
  await page.evaluate(() => Promise.all(document.getAnimations().flatMap((each) => (each instanceof CSSTransition ? [each.finished] : []))));
  return { dark, light: await find(page) };
}

function find(page: Page): Promise<string[]> {
  return page.evaluate(
    async ({ exclude, pale }) => {
      const { axe: run } = window as unknown as { axe: typeof axe };
      const { violations } = await run.run({ exclude }, { resultTypes: ['violations'] });
      const severe = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      return severe.flatMap(({ id, nodes }) =>
        nodes
          .filter(({ target }) => id !== 'color-contrast' || !document.querySelector(String(target[0]))?.closest(pale))
          .map(({ target, html }) => `${id}: ${target.join(' ')}: ${html}`)
      );
    },
    { exclude: frames, pale: content }
  );
}
