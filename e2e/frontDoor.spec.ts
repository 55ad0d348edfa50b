import { type Page } from '@playwright/test';
import { dashboard, unreachable } from './demoData';
import { expectNothingSevere } from './expectNothingSevere';
import { tabTo } from './keys';
import { expect, test } from './test';

const frontDoor = '/a/alidade-istio-app';

/** One of the demo's two data sources answers nothing. */
test.use({ expectedComplaints: [new RegExp(`${unreachable}/health`)] });

async function open(page: Page, search = '') {
  await page.goto(`${frontDoor}${search}`);
  await expect(page.getByRole('status')).toContainText('1 of 2 data sources see a mesh.');
  await expect(page.getByRole('list', { name: 'Signals that can be asked' })).toBeVisible();
}

test('the front door tells who reports, and leads into the mesh with the data source chosen', async ({ page }) => {
  await open(page);
  const mesh = page.getByRole('article', { name: 'Istio mesh' });
  await expect(mesh.getByRole('row', { name: /^HTTP and gRPC/ }).getByRole('cell').first()).toHaveText(/^[1-9]/);
  await expect(mesh).toContainText('Scraped every 15 seconds.');
  await expect(page.getByRole('article', { name: unreachable })).toContainText('connection refused');
  await mesh.getByRole('link', { name: 'Mesh overview' }).click();
  await expect(page).toHaveURL(new RegExp(`dashboard=${dashboard}&var-datasource=alidade`));
});

test('axe finds nothing serious in the front door, for whoever looks', { tag: '@both' }, async ({ page }) => {
  await open(page);
  await expectNothingSevere(page);
  await open(page, '?role=viewer');
  await expectNothingSevere(page);
});

test('a viewer sees no configuration', async ({ page }) => {
  await open(page, '?role=viewer');
  await expect(page.getByRole('link', { name: /Settings|Import|Explore/ })).toHaveCount(0);
  await expect(page.getByRole('article', { name: unreachable })).not.toContainText('127.0.0.1');
});

test('the front door fits a telephone and is worked by keys', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await open(page);
  const fold = page.getByRole('button', { name: 'What is collected' });
  await tabTo(fold);
  await page.keyboard.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  const tooWide = await page.getByRole('article').evaluateAll((all) => all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
  expect(tooWide).toBe(0);
});

test('a link of another panel goes on to the dashboard of what it was about', async ({ page }) => {
  const show = { ends: { kind: 'workload', namespace: 'shop', workload: 'checkout' }, from: 'now-30m', to: 'now' };
  await page.goto(`${frontDoor}/open?${new URLSearchParams({ show: JSON.stringify(show) }).toString()}`);
  await expect(page).toHaveURL(new RegExp(`dashboard=${dashboard}&var-datasource=alidade&var-namespace=shop&var-workload=checkout`));
});
