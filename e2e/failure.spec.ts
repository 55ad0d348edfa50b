import { testIds } from '../src/mesh/testIds';
import { dashboard, unreachable } from './demoData';
import { expect, test } from './test';

test.describe('with a Prometheus that cannot be reached', () => {
  // The browser itself notes every answer that is not 200, and scenes every variable without values.
  test.use({ expectedComplaints: [/Failed to load resource.*\/api\/|SceneVariableSet updateAndValidate error.*127\.0\.0\.1:1/] });

  test('the panel says so, and which one', { tag: '@both' }, async ({ mesh, page }) => {
    await page.goto(`/?dashboard=${dashboard}&var-datasource=${unreachable}`);
    await expect(mesh.panel).toHaveAttribute('data-state', 'error');
    const message = page.getByTestId(testIds.message);
    await expect(message).toContainText('127.0.0.1:1');
    await expect(message).not.toContainText(/undefined|\[object/);
  });
});

test.describe('with a dashboard that does not exist', () => {
  test.use({ expectedComplaints: [/Failed to load resource.*404.*\/api\/dashboards\//] });

  test('the page names it', async ({ page }) => {
    await page.goto('/?dashboard=nothing');
    await expect(page.getByRole('alert')).toContainText('dashboard not found: nothing');
  });
});
