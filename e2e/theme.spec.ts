import { type Request } from '@playwright/test';
import { expect, test } from './test';

const background = () => getComputedStyle(document.body).backgroundColor;

const asksData = (request: Request) => request.url().includes('/api/ds/query');

test('the theme is switched without asking again', async ({ mesh, page }) => {
  const asked: Array<string | null> = [];
  page.on('request', (request) => asksData(request) && asked.push(request.postData()));
  await mesh.open({ theme: 'dark' });
  const dark = await page.evaluate(background);
  await expect.poll(async () => (await mesh.paint()).brightness).toBeLessThan(0.4);

  await page.getByRole('radio', { name: 'Light' }).check({ force: true });

  await expect(page).toHaveURL(/theme=light/);
  await expect.poll(() => page.evaluate(background)).not.toBe(dark);
  await expect(mesh.panel).toHaveAttribute('data-state', 'drawn');
  await expect.poll(async () => (await mesh.paint()).brightness).toBeGreaterThan(0.6);
  // Panels further down may ask for the first time only now: time stands still, so nothing is asked twice.
  expect(asked, 'queries, without those of the theme').toEqual([...new Set(asked)]);
});

test('the theme in the address holds from the start', async ({ mesh, page }) => {
  await mesh.open({ theme: 'light' });
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked();
});
