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

test.describe('with a query that is refused', () => {
  // The backend says so too.
  test.use({ expectedComplaints: [/Failed to load resource.*\/api\//] });

  test('axe finds nothing serious in the query editor, with what does not fit', { tag: '@both' }, async ({ explore, page }) => {
    await explore.open({ signal: 'proxyCpu', source: { workload: 'web' } }, { editPanel: '1' });
    await expect(page.getByRole('group', { name: 'What does not fit the signal' })).toBeVisible();
    await expectNothingSevere(page);
  });
});

test('axe finds nothing serious in a query as JSON', { tag: '@both' }, async ({ explore, page }) => {
  await explore.open({ signal: 'duration', source: { namespace: 'shop' } }, { editPanel: '1' });
  await page.getByRole('radio', { name: 'JSON' }).check({ force: true });
  await expect(page.getByRole('textbox', { name: 'Query as JSON' })).toBeVisible();
  await expectNothingSevere(page);
});
