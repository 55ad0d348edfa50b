import { type Signal } from '../src/datasource/Resources';
import { type SentQuery } from './GraphAnswer';
import { dataSource } from './demoData';
import { expect, test } from './test';

/** What a query has to say beside its signal, by the name of the field. */
const required: Record<string, SentQuery> = {
  responseFlags: { responseFlags: ['UT', 'UF', 'DC'] },
  // Its fourfold is a bound of Istio's buckets, too.
  apdexTargetMs: { apdexTargetMs: 250 },
};

test('each signal is drawn', async ({ explore, page }) => {
  test.slow();
  const answer = await page.request.get(`/api/datasources/uid/${dataSource}/resources/signals`);
  const signals = (await answer.json()) as Signal[];
  expect(signals.length).toBeGreaterThan(20);
  await explore.open({ signal: 'requestRate' });
  for (const { name, requires = [] } of signals) {
    await test.step(name, async () => {
      const fields = requires.map((field) => required[field] ?? { [field]: 'a value that this test does not know yet' });
      // The legend tells its lines from those of the signal before.
      const response = await explore.show(Object.assign({ signal: name, legend: name }, ...fields));
      expect(response.status(), await response.text()).toBe(200);
      await explore.expectLines(name);
    });
  }
});
