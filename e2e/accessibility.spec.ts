import { testIds } from '../src/mesh/testIds';
import { expectNothingSevere } from './expectNothingSevere';
import { expect, test } from './test';

/** A pair that fails now and then. */
const pair = {
  'var-sourceNamespace': 'shop',
  'var-sourceWorkload': 'checkout',
  'var-destinationNamespace': 'pay',
  'var-destinationService': 'payments',
};

test('axe finds nothing serious in the mesh with its details and its search', { tag: '@both' }, async ({ mesh, page }) => {
  await mesh.open();
  await mesh.canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('/');
  await expect(page.getByTestId(testIds.details)).toBeVisible();
  await expect(page.getByTestId(testIds.find)).toBeVisible();
  await expectNothingSevere(page);
});

test('axe finds nothing serious in a pair', { tag: '@both' }, async ({ mesh, page }) => {
  await mesh.openPair(pair);
  await expectNothingSevere(page);
});
