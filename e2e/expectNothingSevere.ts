import { expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import type axe from 'axe-core';
import { testIds } from '../src/mesh/testIds';

const source = readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What Grafana draws around every panel, with buttons that have no names, and while one loads. */
const frames = [
  '[aria-label="data-testid Loading indicator"]',
  '[data-testid="data-testid RefreshPicker run button"]',
  '[data-testid="data-testid header-container"]',
];
/**
 * What Grafana's own panels draw, and what is theirs there: the colours of thresholds, which in the light theme are
 * pale, and the buttons of legends, which since Grafana 13 are named after what they would do.
 */
const ofContent = ['color-contrast', 'label-content-name-mismatch'];
const content = `[data-testid="data-testid panel content"]:not(:has([data-testid="${testIds.panel}"]))`;

/**
 * Axe finds nothing serious or critical on a page, in both themes, but for what is Grafana's own. It looks again for
 * a while: colours on their way from one theme to the other, and panels that still load, are nobody's choice.
 */
export async function expectNothingSevere(page: Page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(await source);
  const findings = { message: 'what axe finds serious', intervals: [1000] };
  await expect.poll(() => find(page), findings).toEqual([]);
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.getByRole('radio', { name: 'Light' }).check({ force: true });
  await expect(page.locator('body')).not.toHaveCSS('background-color', background);
  await expect.poll(() => find(page), findings).toEqual([]);
}

/** The rule and where it is broken, a line each. */
function find(page: Page): Promise<string[]> {
  return page.evaluate(
    async ({ exclude, own, ofOwn }) => {
      const { axe: run } = window as unknown as { axe: typeof axe };
      const { violations } = await run.run({ exclude }, { resultTypes: ['violations'] });
      const severe = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      return severe.flatMap(({ id, nodes }) =>
        nodes
          .filter(({ target }) => !ofOwn.includes(id) || !document.querySelector(String(target[0]))?.closest(own))
          .map(({ target, html }) => `${id}: ${target.join(' ')}: ${html}`)
      );
    },
    { exclude: frames, own: content, ofOwn: ofContent }
  );
}
