import { testIds } from '../src/datasource/testIds';
import { type GraphAnswer } from './GraphAnswer';
import { expect, test } from './test';

const rates = ({ edges }: GraphAnswer) => new Map(edges.map((edge) => [edge.id, edge.requestRate]));

test('changing the reporter changes the numbers', async ({ mesh, page }) => {
  const before = await mesh.openEditor();
  const editor = page.getByRole('region', { name: 'Query A' });

  const answered = mesh.nextAnswer();
  await editor.getByRole('combobox', { name: 'Reporter' }).click();
  await page.getByRole('option', { name: /^Destination/ }).click();
  const after = await answered;

  const [ratesBefore, ratesAfter] = [rates(before), rates(after)];
  const changed = [...ratesAfter].filter(([id, rate]) => ratesBefore.has(id) && ratesBefore.get(id) !== rate);
  expect(changed.length, 'pairs that both sides report, and differently').toBeGreaterThan(0);
  await expect(mesh.panel).toHaveAttribute('data-drawn-edges', String(after.edges.length));
  const [id] = changed[0] ?? [''];
  await expect(mesh.rowOf(id)).toContainText('destination');
});

test('the editor shows the PromQL that is asked', async ({ mesh, page }) => {
  await mesh.openEditor();
  await expect(page.getByTestId(testIds.preview)).toContainText('istio_requests_total');
});
