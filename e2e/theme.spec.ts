import { expect, test } from './test';

const background = () => getComputedStyle(document.body).backgroundColor;

test('the theme is switched without asking again', async ({ mesh, page }) => {
  await mesh.open({ theme: 'dark' });
  const dark = await page.evaluate(background);
  const darkColours = await mesh.coloursOnCanvas();

  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().includes('/api/ds/query'))));
  await page.getByRole('radio', { name: 'Light' }).check({ force: true });

  await expect(page).toHaveURL(/theme=light/);
  await expect.poll(() => page.evaluate(background)).not.toBe(dark);
  await expect(mesh.panel).toHaveAttribute('data-state', 'drawn');
  await expect.poll(() => mesh.coloursOnCanvas()).not.toBe(darkColours);
  expect(asked, 'queries because of the theme').toBe(0);
});

test('the theme in the address holds from the start', async ({ mesh, page }) => {
  await mesh.open({ theme: 'light' });
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked();
});
