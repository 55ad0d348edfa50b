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

test('the sentence leads to the fields, and a common question fills the query', async ({ explore, page }) => {
  await explore.open({ source: { namespace: 'shop' } }, { editPanel: '1' });
  const sentence = page.getByTestId(testIds.sentence);
  await expect(sentence).toHaveText('Request rate from shop/* to anything, by caller and called workload, over $__rate_interval.');
  await sentence.getByRole('button', { name: 'caller and called workload' }).click();
  await expect(page.getByRole('combobox', { name: 'Group by' })).toBeFocused();
  const asked = page.waitForResponse((response) => queriesOf(response).some(({ signal }) => signal === 'duration'));
  await page.getByRole('button', { name: 'Common questions' }).click();
  await page.getByRole('menuitem', { name: /Which pairs are slowest/ }).click();
  const [query] = queriesOf(await asked);
  expect(query).toMatchObject({ signal: 'duration', statistics: ['p95'], source: { namespace: 'shop' } });
  await expect(sentence).toContainText('95th percentile of request duration from shop/*');
  await explore.expectLines();
});

test('a query is written as JSON, with fields and values of the mesh completed', async ({ explore, page }) => {
  await explore.open({ signal: 'duration', source: { namespace: 'shop' } }, { editPanel: '1' });
  await page.getByRole('radio', { name: 'JSON' }).check({ force: true });
  const text = page.getByRole('textbox', { name: 'Query as JSON' });
  await text.focus();
  // Behind the namespace, which is in the fourth line.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type(', "workl');
  await expect(page.getByRole('option', { name: /^workload/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /^checkout/ })).toBeVisible();
  await page.keyboard.type('check');
  await page.keyboard.press('Enter');
  const asked = page.waitForResponse((response) => queriesOf(response).some(({ source }) => JSON.stringify(source)?.includes('checkout') ?? false));
  await page.keyboard.press('Control+Enter');
  const [query] = queriesOf(await asked);
  expect(query).toMatchObject({ signal: 'duration', source: { namespace: 'shop', workload: 'checkout' } });
  await page.keyboard.press('Tab');
  await expect(text).not.toBeFocused();
});

test('an answer tells what each part of it cost', async ({ explore }) => {
  const response = await explore.open({ signal: 'duration', statistics: ['mean', 'p95'] });
  const { results } = await response.json();
  const [{ schema }] = results.A.frames;
  expect(schema.meta.executedQueryString).toMatch(/^# mean\n# cost: .* series, \d+ samples\n/);
  expect(schema.meta.stats.map(({ displayName }: { displayName: string }) => displayName)).toEqual(
    expect.arrayContaining(['All parts: series', expect.stringMatching(/^p95: series/)])
  );
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
