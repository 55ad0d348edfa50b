import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { testIds } from '../../mesh/testIds';
import { shopFrames } from '../testing/shopGraph';
import { announced, panelCanvas, shownPanel } from '../testing/shownPanel';

beforeEach(async () => {
  render(shownPanel({ series: shopFrames() }));
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
});

describe('keys along calls', () => {
  it('say which call of how many it is, and open it', async () => {
    await userEvent.keyboard(']');
    expect(announced()).toMatch(/^Call 1 of 4 from web: web calls recommendations, Request rate/);
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}{Enter}');
    expect(screen.getByRole('complementary', { name: 'Details of web → checkout' })).toBeInTheDocument();
  });

  it('go on from a call to its ends', async () => {
    await userEvent.keyboard(']{Shift>}{ArrowRight}{/Shift}{ArrowRight}');
    expect(announced()).toMatch(/^checkout, Inbound request rate/);
    await userEvent.keyboard('[[{ArrowLeft}');
    expect(announced()).toMatch(/^web, /);
  });

  it('go on and are told while details stay open', async () => {
    await userEvent.keyboard('{Enter}{ArrowRight}');
    expect(screen.getByRole('complementary', { name: 'Details of web' })).toBeInTheDocument();
    expect(announced()).not.toMatch(/^web, /);
  });

  it('say that there is none', async () => {
    await userEvent.keyboard('{ArrowLeft}[[');
    expect(announced()).toMatch(/^No calls to ingress: ingress/);
  });
});

describe('the list of keys', () => {
  it('opens with a question mark and closes with Escape', async () => {
    await userEvent.keyboard('?');
    const list = screen.getByRole('complementary', { name: 'Keyboard' });
    expect(within(list).getByText('the next call that the card makes')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(list).not.toBeInTheDocument();
  });

  it('is in the menu, too', async () => {
    await userEvent.click(screen.getByRole('button', { name: /^More/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Keyboard' }));
    expect(screen.getByRole('complementary', { name: 'Keyboard' })).toBeInTheDocument();
  });

  it('is told of by the picture', () => {
    expect(panelCanvas()).toHaveAccessibleName(/question mark lists all keys/);
    expect(screen.queryByTestId(testIds.details)).not.toBeInTheDocument();
  });
});
