import { type Locator } from '@playwright/test';

/** More than any page here has to step through. */
const most = 120;

/** Presses Tab until an element has the focus. */
export function tabTo(wanted: Locator) {
  return pressUntilFocused('Tab', wanted);
}

/** Presses the arrow down until an entry of a menu has the focus. */
export function arrowTo(wanted: Locator) {
  return pressUntilFocused('ArrowDown', wanted);
}

async function pressUntilFocused(key: string, wanted: Locator) {
  const page = wanted.page();
  await wanted.waitFor();
  const focused = page.locator(':focus').and(wanted);
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press(key);
    if ((await focused.count()) > 0) {
      return;
    }
  }
  throw new Error(`${key} never reaches ${wanted.toString()}`);
}
