import { testIds } from '../src/mesh/testIds';
import { unreachable } from './demoData';
import { expect, test } from './test';

const german = { language: 'de-DE' };

test('the panel speaks the viewer’s language', { tag: '@both' }, async ({ mesh, page }) => {
  await mesh.open(german);

  await expect(page.getByTestId(testIds.legend)).toContainText('Breite: Rate');
  await expect(page.getByTestId(testIds.counts)).toHaveText(/^\d+ Knoten, \d+ Aufrufe$/);
  await expect(page.getByTestId(testIds.table).getByRole('columnheader', { name: 'Anfragerate', exact: true })).toBeAttached();
  await expect(mesh.canvas).toHaveAccessibleName(/^Mesh-Graph mit \d+ Knoten/);

  await mesh.canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const details = page.getByTestId(testIds.details);
  await expect(details).toHaveAccessibleName(/^Details zu /);
  await expect(details.getByRole('heading', { name: 'Ruft auf' })).toBeVisible();
});

test.describe('the app’s page', () => {
  test.use({ expectedComplaints: [new RegExp(`${unreachable}/health`)] });

  test('speaks it', async ({ page }) => {
    await page.goto('/a/alidade-istio-app?language=de-DE');
    await expect(page.getByRole('heading', { name: 'Datenquellen' })).toBeVisible();
    await expect(page.getByText(/(sehen|sieht) ein Mesh\./)).toBeVisible();
    await expect(page.getByRole('table', { name: 'Aktive Zeitreihen nach Reporter' }).first()).toBeVisible();
  });
});

test('a language without translations is English', async ({ mesh, page }) => {
  await mesh.open({ language: 'fr-FR' });
  await expect(page.getByTestId(testIds.legend)).toContainText('width: rate');
});
