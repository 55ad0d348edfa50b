import { type CDPSession, type Page } from '@playwright/test';
import { type Point } from './MeshPage';

/** So many moves from where fingers go down to where they go up. */
const moves = 6;

/** Fingers on the screen, as the browser gets them from the system: it may take a drag for itself and scroll. */
export class Fingers {
  private constructor(private readonly session: CDPSession) {}

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  /** Puts fingers down, moves them all at once, and lifts them. */
  async drag(from: Point[], to: Point[]) {
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
      this.session.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints.map((point, id) => ({ ...point, id })) });
    await touch('touchStart', from);
    for (let move = 1; move <= moves; move++) {
      const between = (a = 0, b = 0) => a + ((b - a) * move) / moves;
      await touch('touchMove', from.map(({ x, y }, finger) => ({ x: between(x, to[finger]?.x), y: between(y, to[finger]?.y) })));
    }
    await touch('touchEnd', []);
  }
}
