import { testIds } from '../src/mesh/testIds';
import { severeFindings } from './severeFindings';
import { expect, test } from './test';

/** A pair that fails now and then. */
const pair = {
  'var-sourceNamespace': 'shop',
  'var-sourceWorkload': 'checkout',
  'var-destinationNamespace': 'pay',
  'var-destinationService': 'payments',
};

test('axe finds nothing serious in the mesh with its details and its search', async ({ mesh, page }) => {
  await mesh.open();
  await mesh.canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('/');
  await expect(page.getByTestId(testIds.details)).toBeVisible();
  await expect(page.getByTestId(testIds.find)).toBeVisible();
  expect(await severeFindings(page)).toEqual({ dark: [], light: [] });
});

test('axe finds nothing serious in a pair', async ({ mesh, page }) => {
  await mesh.openPair(pair);
  expect(await severeFindings(page)).toEqual({ dark: [], light: [] });
});
