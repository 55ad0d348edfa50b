import { testIds } from '../src/datasource/testIds';
import { type GraphAnswer, queriesOf } from './GraphAnswer';
import { expect, test } from './test';

const rates = ({ edges }: GraphAnswer) => new Map(edges.map((edge) => [edge.id, edge.requestRate]));

test('changing the reporter changes the numbers', async ({ mesh, page }) => {
  const before = await mesh.openEditor();
  const editor = page.getByRole('region', { name: 'Query A' });

  const answered = mesh.nextAnswer(({ reporter }) => reporter === 'destination');
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

test('a query is built from nothing by keyboard alone', { tag: '@both' }, async ({ explore, page }) => {
  await explore.open({}, { editPanel: '1' });
  await explore.expectLines();
  // A choice by typing: the first option that fits, taken by Enter.
  const choose = async (field: string, text: string, option: string | RegExp) => {
    await explore.tabTo(field);
    await page.keyboard.type(text);
    await expect(page.getByRole('option', { name: option }).first()).toBeVisible();
    await page.keyboard.press('Enter');
  };
  const asked = page.waitForResponse((response) =>
    queriesOf(response).some(({ signal, source, destination }) => signal === 'errorRatio' && Boolean(source) && Boolean(destination?.service))
  );
  await choose('Source namespace', 'sho', 'shop');
  await choose('Destination service', 'paym', 'payments');
  await choose('Signal', 'error ratio', /error ratio/i);
  await page.keyboard.press('Tab');
  const [query] = queriesOf(await asked);
  expect(query).toMatchObject({ signal: 'errorRatio', source: { namespace: 'shop' }, destination: { service: 'payments' } });
  await explore.expectLines();
});

test.describe('with a query that is wrong', () => {
  test.use({ expectedComplaints: [/Failed to load resource.*\/api\//] });

  test('an invalid regex is shown at its field', async ({ explore, page }) => {
    await explore.open({}, { editPanel: '1' });
    await explore.editor.getByRole('combobox', { name: 'Source namespace operator' }).click();
    await page.getByRole('option', { name: /^=~/ }).click();
    await explore.editor.getByRole('combobox', { name: 'Source namespace', exact: true }).fill('sh(op');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const message = explore.editor.getByRole('alert').filter({ hasText: /missing closing \)/ });
    await expect(message).toBeVisible();
    // It stands below its field, and no other field complains.
    await expect(explore.editor.getByRole('alert')).toHaveCount(1);
    await expect(async () => {
      const field = await explore.editor.getByRole('combobox', { name: 'Source namespace', exact: true }).boundingBox();
      const below = await message.boundingBox();
      expect(Math.abs((below?.x ?? 0) - (field?.x ?? 1000))).toBeLessThan(200);
    }).toPass();
  });
});
