import { config } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';

import { testIds } from '../mesh/testIds';
import { largeAnswer } from './testing/largeAnswer';
import { shopFrames } from './testing/shopGraph';
import { panelRoot, shownPanel } from './testing/shownPanel';

const before = config.bootData;
beforeEach(() => {
  config.bootData = { ...before, user: { ...before?.user, authenticatedBy: 'render' } };
});
afterEach(() => {
  config.bootData = before;
});

// Grafana's image renderer waits for answers, and takes its picture when they have come.
it.each([
  ['a small mesh', shopFrames],
  ['a large one', () => largeAnswer(10)],
])('is drawn at once where Grafana takes a picture of it: %s', (_, answer) => {
  render(shownPanel({ series: answer() }));
  expect(panelRoot()).toHaveAttribute('data-state', 'drawn');
  expect(Number(panelRoot().dataset.drawnNodes)).toBeGreaterThan(10);
  expect(screen.queryByTestId(testIds.message)).not.toBeInTheDocument();
});
