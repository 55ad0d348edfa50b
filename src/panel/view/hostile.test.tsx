import { type DataFrame, toDataFrame } from '@grafana/data';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { shopFrames } from '../testing/shopGraph';
import { announced, panelRoot, shownPanel, whenDrawn } from '../testing/shownPanel';

const names = [
  'x'.repeat(5000),
  'خدمة-الدفع-للمتجر',
  '🚀🛰️👩‍👩‍👧‍👦',
  '<img src=x onerror="document.title=1">',
  '__proto__',
  'constructor',
  '"]; drop -> [',
  ' ',
];

/** Two frames in the Node Graph's form, whose numbers are as odd as their names. */
function oddFrames(): DataFrame[] {
  const numbers = [NaN, -5, 1e308, 1e308, Infinity, 0, -0, 1e-300];
  return [
    toDataFrame({
      name: 'nodes',
      meta: { preferredVisualisationType: 'nodeGraph' },
      fields: [
        { name: 'id', values: names },
        { name: 'title', values: names },
        { name: 'mainstat', values: numbers, config: { unit: 'reqps' } },
        { name: 'arc__errors', values: numbers },
      ],
    }),
    toDataFrame({
      name: 'edges',
      fields: [
        { name: 'id', values: names.map((name) => `to ${name}`) },
        { name: 'source', values: names },
        { name: 'target', values: [...names.slice(1), names[0]] },
        { name: 'mainstat', values: numbers, config: { unit: 'reqps' } },
        { name: 'secondarystat', values: [...numbers].reverse(), config: { unit: 'ms' } },
      ],
    }),
  ];
}

it.each(['right', 'down', 'free'] as const)('draws odd names and numbers with the layout %s', async (layout) => {
  render(shownPanel({ series: oddFrames(), options: { layout } }));
  await whenDrawn();
  expect(panelRoot()).toHaveAttribute('data-drawn-nodes', '8');
  expect(panelRoot()).toHaveAttribute('data-drawn-edges', '8');
  expect(panelRoot().querySelector('img')).toBeNull();
  for (const row of panelRoot().querySelectorAll<HTMLElement>('tr[data-x]')) {
    expect(Number.isFinite(Number(row.dataset.x)) && Number.isFinite(Number(row.dataset.y))).toBe(true);
  }
});

it('opens a node whose name is markup, and shows it as a name', async () => {
  render(shownPanel({ series: oddFrames() }));
  await whenDrawn();
  await userEvent.tab();
  await userEvent.keyboard('/onerror{Enter}');
  expect(screen.getByRole('complementary', { name: /^Details of <img/ })).toBeVisible();
});

it('searches for the names that every object has', async () => {
  render(shownPanel({ series: oddFrames() }));
  await userEvent.tab();
  await userEvent.keyboard('/constructor > 5');
  expect(screen.getByRole('searchbox')).toHaveValue('constructor > 5');
});

it('reads frames of another data source that hold little', async () => {
  const edges = toDataFrame({ fields: [{ name: 'source', values: ['a', 'b'] }, { name: 'target', values: ['b', ''] }] });
  render(shownPanel({ series: [edges] }));
  await whenDrawn();
  expect(panelRoot()).toHaveAttribute('data-drawn-nodes', '2');
  expect(panelRoot()).toHaveAttribute('data-drawn-edges', '1');
});

it('works in a panel of 200 by 150 pixels by keyboard alone', async () => {
  render(shownPanel({ series: shopFrames(), width: 200, height: 150, options: { foldAbove: 100 } }));
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
  expect(screen.getByRole('complementary', { name: 'Details of web' })).toHaveStyle({ width: '160px' });
  await userEvent.keyboard('{Escape}');
  expect(announced()).toBe('');
});

it('ends while it lays out, and while numbers come faster than they are drawn', async () => {
  const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { rerender, unmount } = render(shownPanel({ series: shopFrames() }));
  for (let round = 0; round < 5; round++) {
    rerender(shownPanel({ series: round % 2 === 0 ? oddFrames() : shopFrames() }));
  }
  await waitFor(() => expect(panelRoot()).toHaveAttribute('data-drawn-nodes', '8'));
  rerender(shownPanel({ series: shopFrames() }));
  unmount();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(complaints.mock.calls.filter(([text]) => !/act\(/.test(String(text)))).toEqual([]);
  complaints.mockRestore();
});
