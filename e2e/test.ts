import { test as base, expect } from '@playwright/test';
import { ExplorePage } from './ExplorePage';
import { MeshPage } from './MeshPage';

interface Fixtures {
  mesh: MeshPage;
  explore: ExplorePage;
  /** Messages that a test expects on the browser's console. */
  expectedComplaints: RegExp[];
  /** Fails a test after which the browser's console holds an error that it did not expect. */
  quietConsole: void;
}

export const test = base.extend<Fixtures>({
  mesh: async ({ page }, provide) => provide(new MeshPage(page)),
  explore: async ({ page }, provide) => provide(new ExplorePage(page)),
  expectedComplaints: [[], { option: true }],
  quietConsole: [
    async ({ page, expectedComplaints }, provide) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        const text = `${message.text()} ${message.location().url}`;
        if (message.type() === 'error' && !expectedComplaints.some((expected) => expected.test(text))) {
          complaints.push(text);
        }
      });
      await provide();
      expect(complaints, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
