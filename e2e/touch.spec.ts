import { testIds } from '../src/mesh/testIds';
import { Fingers } from './Fingers';
import { expect, test } from './test';

test.use({ hasTouch: true });

test('fingers pan, pinch and tap', { tag: '@both' }, async ({ mesh, page }) => {
  const { nodes } = await mesh.open();
  const card = nodes.find(({ title }) => title === 'checkout');
  const at = () => mesh.pointOf('node', card?.id ?? '');
  const apart = async () => {
    const [a, b] = [await at(), await mesh.pointOf('node', nodes.at(-1)?.id ?? '')];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  const fingers = await Fingers.on(page);

  await test.step('one finger pans the picture to the side, and scrolls the page up and down', async () => {
    const before = { card: await at(), canvas: await mesh.corner() };
    const { x, y } = before.canvas;
    await fingers.drag([{ x: x + 8, y: y + 120 }], [{ x: x + 68, y: y + 120 }]);
    await expect.poll(async () => (await at()).x - before.card.x).toBeCloseTo(60, 0);
    expect(await mesh.corner()).toEqual(before.canvas);
    await fingers.drag([{ x: x + 8, y: y + 220 }], [{ x: x + 8, y: y + 100 }]);
    await expect.poll(async () => (await mesh.corner()).y).toBeLessThan(before.canvas.y);
    await fingers.drag([{ x: x + 8, y: y + 40 }], [{ x: x + 8, y: y + 240 }]);
    await expect.poll(async () => (await mesh.corner()).y).toBe(before.canvas.y);
  });
  await test.step('two fingers zoom', async () => {
    const before = await apart();
    const { x, y } = await at();
    await fingers.drag([{ x: x - 50, y }, { x: x + 50, y }], [{ x: x - 75, y }, { x: x + 75, y }]);
    await expect.poll(async () => (await apart()) / before).toBeCloseTo(1.5, 1);
  });
  await test.step('a tap opens a card', async () => {
    const { x, y } = await at();
    await page.touchscreen.tap(x, y);
    await expect(page.getByTestId(testIds.details).getByRole('heading').first()).toHaveText(String(card?.title));
  });
});
