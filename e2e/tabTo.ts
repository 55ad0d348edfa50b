import { type Locator } from '@playwright/test';

/** More than any page here has to tab through. */
const most = 120;

/** Presses Tab until an element has the focus; with `back`, Shift and Tab. */
export async function tabTo(wanted: Locator, { back = false } = {}) {
  const page = wanted.page();
  await wanted.waitFor();
  const focused = page.locator(':focus').and(wanted);
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    if ((await focused.count()) > 0) {
      return;
    }
  }
  throw new Error(`Tab never reaches ${wanted.toString()}`);
}
