import { LoadingState, type PanelData, toDataFrame } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';

import { testIds } from '../mesh/testIds';
import { offerWays } from './testing/offerWays';
import { framesOf, shopFrames } from './testing/shopGraph';
import { announced, panelCanvas as canvas, panelRoot as root, shownPanel as panel, whenDrawn as drawn } from './testing/shownPanel';

const pointsOf = (container: HTMLElement) =>
  [...container.querySelectorAll<HTMLElement>('tr[data-x]')].map(({ dataset }) => ({ ...dataset }));

describe('a mesh', () => {
  it('is drawn, and says what was drawn', async () => {
    render(panel({ series: shopFrames() }));
    await drawn();
    expect(root()).toHaveAttribute('data-drawn-nodes', '16');
    expect(root()).toHaveAttribute('data-drawn-edges', '17');
  });

  it('is in a table too, with a point of the canvas for each row', async () => {
    const { container } = render(panel({ series: shopFrames() }));
    await drawn();
    const row = screen.getByRole('row', { name: /^checkout payments grpc 24.1 req\/s/ });
    expect(row).toHaveTextContent('8.30%140 ms60.2 ms100%');
    const points = pointsOf(container);
    expect(points).toHaveLength(16 + 17);
    for (const { x, y } of points) {
      expect(Number(x)).toBeGreaterThan(0);
      expect(Number(x)).toBeLessThan(1512);
      expect(Number(y)).toBeGreaterThan(0);
      expect(Number(y)).toBeLessThan(800);
    }
  });

  it('does not move when only its numbers or the order of its rows change', async () => {
    const { container, rerender } = render(panel({ series: shopFrames() }));
    await drawn();
    const before = pointsOf(container).filter(({ nodeId }) => nodeId);
    const later = shopFrames().map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) => {
        const values = [...field.values].reverse();
        return { ...field, values: field.name === 'requestRate' ? values.map((rate) => rate && rate * 2) : values };
      }),
    }));
    rerender(panel({ series: later }));
    expect(await screen.findByRole('row', { name: /^checkout payments grpc 48.2 req\/s/ })).toBeInTheDocument();
    await drawn();
    expect(pointsOf(container).filter(({ nodeId }) => nodeId)).toEqual(before);
  });

  it('explains itself below, and leaves that out where there is no room', async () => {
    const { rerender } = render(panel({ series: shopFrames() }));
    expect(screen.getByTestId(testIds.legend)).toHaveTextContent('✕ errors ≥ 10%');
    rerender(panel({ series: shopFrames(), width: 300, height: 200 }));
    expect(screen.queryByTestId(testIds.legend)).not.toBeInTheDocument();
    await drawn();
  });

  it('keeps its size while somebody looks where its time goes', async () => {
    render(panel({ series: [...shopFrames(), ...framesOf('latency/retry-storm.json')], width: 320, height: 280, options: { view: 'both' } }));
    await drawn();
    const { height } = root().style;
    await userEvent.click(screen.getByRole('button', { name: 'Where the time goes' }));
    expect(screen.getByRole('button', { name: 'Back to graph' })).toBeInTheDocument();
    expect(screen.getAllByTestId(testIds.panel)[0]?.style.height).toBe(height);
  });

  it('shows its table instead of the picture on request', async () => {
    render(panel({ series: shopFrames() }));
    const button = screen.getByRole('button', { name: 'Table' });
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-pressed', 'true');
    const first = () => within(screen.getAllByRole('rowgroup')[1] ?? document.body).getAllByRole('row')[0];
    await userEvent.click(screen.getAllByRole('button', { name: 'Errors' })[0] ?? document.body);
    expect(first()).toHaveTextContent(/^paymentsacquirer.example.com/);
    await userEvent.click(screen.getByRole('button', { name: 'From' }));
    expect(first()).toHaveTextContent(/^batch-client/);
    expect(screen.getByRole('columnheader', { name: 'From' })).toHaveAttribute('aria-sort', 'ascending');
  });
});

describe('the keyboard', () => {
  it('moves among cards, opens details, and closes them', async () => {
    render(panel({ series: shopFrames() }));
    await userEvent.tab();
    expect(canvas()).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(announced()).toMatch(/^ingress/);
    await userEvent.keyboard('{ArrowRight}');
    expect(announced()).toMatch(/^web, Inbound request rate 180 req\/s, Inbound errors 0.400%/);
    await userEvent.keyboard('{Enter}');
    const details = screen.getByRole('complementary', { name: 'Details of web' });
    expect(within(details).getByRole('button', { name: /^ingress/ })).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByTestId(testIds.details)).not.toBeInTheDocument();
  });

  it('folds the lane of a card and unfolds it again', async () => {
    render(panel({ series: shopFrames() }));
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}f');
    await waitFor(() => expect(root()).toHaveAttribute('data-drawn-nodes', '11'));
    expect(announced()).toMatch(/^shop, 6 nodes folded into one, Inbound request rate 182 req/);
    expect(screen.getByRole('row', { name: /^shop namespace shop degraded/ })).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(root()).toHaveAttribute('data-drawn-nodes', '16'));
    expect(announced()).toBe('shop unfolded');
  });

  it('lays out afresh around what is pinned, and unpins only when asked; what is arranged is kept on request', async () => {
    const onOptionsChange = jest.fn();
    const pins = { 'workload/shop/web': { lane: 'shop', rank: 3, column: 0, row: 0 } };
    const { container } = render(panel({ series: shopFrames(), options: { pins }, onOptionsChange }));
    await drawn();
    const x = (node: string) => Number(container.querySelector<HTMLElement>(`tr[data-node-id="workload/shop/${node}"]`)?.dataset.x);
    expect(x('web')).toBe(x('sessions'));
    await userEvent.tab();
    await userEvent.keyboard('r');
    await drawn();
    expect(x('web')).toBe(x('sessions'));
    expect(screen.queryByRole('button', { name: 'Keep' })).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: /^More/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Unpin all cards' }));
    await waitFor(() => expect(x('web')).not.toBe(x('sessions')));
    expect(onOptionsChange).not.toHaveBeenCalled();
    canvas().focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(x('web')).toBe(x('sessions')));

    await userEvent.click(screen.getByRole('button', { name: /^More/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Unpin all cards' }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(onOptionsChange).toHaveBeenCalledWith(expect.objectContaining({ pins: {} }));
  });

  it('exports from a menu', async () => {
    render(panel({ series: shopFrames() }));
    screen.getByRole('button', { name: /^More/ }).focus();
    await userEvent.keyboard('{Enter}');
    for (const format of ['PNG', 'JSON', 'DOT', 'Mermaid']) {
      expect(await screen.findByRole('menuitem', { name: `Export ${format}` })).toBeInTheDocument();
    }
  });

  it('sets a variable of the dashboard to what it opens', async () => {
    render(panel({ series: shopFrames(), options: { nodeVariable: 'workload', namespaceVariable: 'ns' } }));
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    expect(locationService.getSearchObject()).toMatchObject({ 'var-workload': 'web', 'var-ns': 'shop' });
  });

  it('leads from an edge to the dashboard of its pair', async () => {
    offerWays();
    render(panel({ series: shopFrames() }));
    await userEvent.click(screen.getByRole('button', { name: 'Where did it start' }));
    await userEvent.click(screen.getByRole('button', { name: /^web → checkout/ }));
    expect(await screen.findByRole('link', { name: 'Pair' })).toHaveAttribute('href', expect.stringContaining('var-destinationService=checkout'));
    expect(screen.getByRole('link', { name: 'Explore' })).toBeInTheDocument();
  });

  it('reaches an edge’s responses and the meaning of their flags', async () => {
    render(panel({ series: shopFrames() }));
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await userEvent.click(screen.getByRole('button', { name: /^checkout/ }));
    const details = screen.getByRole('complementary', { name: 'Details of web → checkout' });
    expect(details).toHaveTextContent('Latency p95180 ms');
    expect(within(details).getByRole('row', { name: /^503 UH No healthy upstream/ })).toHaveTextContent('3.05%');
  });
});

describe('finding', () => {
  const search = () => screen.getByRole('searchbox', { name: 'Find in the mesh' });
  const counts = () => screen.getByTestId(testIds.counts).textContent;

  it('opens with a key, counts, and goes from match to match', async () => {
    render(panel({ series: shopFrames() }));
    await userEvent.tab();
    await userEvent.keyboard('/errors > 7');
    expect(search()).toHaveValue('errors > 7');
    expect(screen.getByTestId(testIds.find)).toHaveTextContent('4 found');
    await userEvent.keyboard('{Enter}{Enter}{Enter}');
    expect(announced()).toMatch(/^payments calls acquirer.example.com, Request rate 31/);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
    expect(canvas()).toHaveFocus();
  });

  it('narrows to what is around a node, and back to where all stood', async () => {
    const { container } = render(panel({ series: shopFrames() }));
    await userEvent.tab();
    await userEvent.keyboard('/payments{Enter}');
    await drawn();
    const before = pointsOf(container).filter(({ nodeId }) => nodeId);
    await userEvent.click(screen.getByRole('button', { name: 'Focus' }));
    await waitFor(() => expect(root()).toHaveAttribute('data-drawn-nodes', '5'));
    expect(counts()).toBe('5 of 16 nodes, 4 of 17 calls');
    const around = screen.getByRole('group', { name: 'Focus' });
    await userEvent.click(within(around).getByRole('button', { name: 'upstream' }));
    await waitFor(() => expect(root()).toHaveAttribute('data-drawn-nodes', '2'));
    await userEvent.click(within(around).getByRole('button', { name: 'Show all' }));
    await waitFor(() => expect(root()).toHaveAttribute('data-drawn-nodes', '16'));
    await waitFor(() => expect(pointsOf(container).filter(({ nodeId }) => nodeId)).toEqual(before));
  });

  it('hides what the options say, and says how much is left', async () => {
    render(panel({ series: shopFrames(), options: { hide: ['healthy'] } }));
    await waitFor(() => expect(root()).toHaveAttribute('data-drawn-nodes', '5'));
    expect(counts()).toBe('5 of 16 nodes, 4 of 17 calls');
  });

  it('hides for whoever looks, in Explore too, and saves that in the options when asked', async () => {
    const onOptionsChange = jest.fn();
    const { rerender } = render(panel({ series: shopFrames(), onOptionsChange }));
    await userEvent.click(screen.getByRole('button', { name: 'Find' }));
    await userEvent.click(screen.getByRole('button', { name: 'healthy' }));
    await waitFor(() => expect(root()).toHaveAttribute('data-drawn-nodes', '5'));
    expect(onOptionsChange).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(onOptionsChange).toHaveBeenCalledWith(expect.objectContaining({ hide: ['healthy'] }));

    const request = { app: 'explore', targets: [] } as unknown as PanelData['request'];
    rerender(panel({ series: shopFrames(), data: { request } }));
    expect(screen.queryByRole('button', { name: 'Keep' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(root()).toHaveAttribute('data-drawn-nodes', '16'));
  });

  it('lists where errors may have started, and leads there', async () => {
    render(panel({ series: shopFrames() }));
    await userEvent.click(screen.getByRole('button', { name: 'Where did it start' }));
    const list = screen.getByRole('complementary', { name: 'Where did it start' });
    const [first] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent('payments → acquirer.example.com12% errors · may explain 2 other failing calls');
    await userEvent.click(within(list).getByRole('button', { name: /^payments → acquirer/ }));
    expect(screen.getByRole('complementary', { name: 'Details of payments → acquirer.example.com' })).toBeVisible();
  });

  it('opens the lane of a match that is folded', async () => {
    render(panel({ series: shopFrames() }));
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}f/checkout{Enter}');
    await waitFor(() => expect(root()).toHaveAttribute('data-drawn-nodes', '16'));
    expect(announced()).toMatch(/^checkout/);
  });
});

describe('the service graph of another data source', () => {
  it('is drawn like our own', async () => {
    render(panel({ series: framesOf('node-graph-tempo.json') }));
    await drawn();
    expect(root()).toHaveAttribute('data-drawn-nodes', '6');
    expect(root()).toHaveAttribute('data-drawn-edges', '6');
    expect(screen.getByRole('row', { name: /^payment service failing/ })).toHaveTextContent('12%');
    expect(screen.getByRole('row', { name: /^checkout payment 5.9/ })).toBeInTheDocument();
  });
});

describe('for everyone: axe finds nothing', () => {
  const violations = async () => {
    const { violations } = await axe.run(root(), { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  it('in the picture', async () => {
    render(panel({ series: shopFrames() }));
    await drawn();
    expect(await violations()).toEqual([]);
  });

  it('in the table', async () => {
    render(panel({ series: shopFrames() }));
    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    expect(await violations()).toEqual([]);
  });

  it('in the search and the details', async () => {
    render(panel({ series: shopFrames() }));
    await userEvent.tab();
    await userEvent.keyboard('/errors > 7{Enter}{Enter}{Enter}');
    expect(screen.getByTestId(testIds.details)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('in a list at the side', async () => {
    render(panel({ series: shopFrames() }));
    await userEvent.click(screen.getByRole('button', { name: 'Where did it start' }));
    expect(await violations()).toEqual([]);
  });
});

describe('without a mesh, the panel', () => {
  const state = () => root().getAttribute('data-state');

  it('waits', () => {
    render(panel({ data: { state: LoadingState.Loading } }));
    expect(state()).toBe('loading');
  });

  it('says that there was no traffic, and what to do', () => {
    render(panel({}));
    expect(state()).toBe('empty');
    expect(screen.getByRole('status')).toHaveTextContent('No traffic in this time range');
    expect(screen.getByRole('status')).toHaveTextContent('Widen the time range');
  });

  it('passes on why the data source found nothing', () => {
    const frame = shopFrames()[0];
    const empty = { ...frame, length: 0, fields: (frame?.fields ?? []).map((field) => ({ ...field, values: [] })) };
    const meta = {
      ...frame?.meta,
      notices: [{ severity: 'info' as const, text: 'No series has reporter="waypoint".' }],
    };
    render(panel({ series: [{ ...empty, meta }] }));
    expect(state()).toBe('empty');
    expect(screen.getByRole('status')).toHaveTextContent('No series has reporter="waypoint".');
  });

  it('repeats the error of the query', () => {
    render(panel({ data: { state: LoadingState.Error, errors: [{ message: 'Prometheus refused the connection.' }] } }));
    expect(state()).toBe('error');
    expect(screen.getByRole('alert')).toHaveTextContent('Prometheus refused the connection.');
    expect(screen.getByRole('alert')).toHaveTextContent('Save & test');
  });

  it('names the field that a frame lacks', () => {
    const series = shopFrames().map((frame) => ({
      ...frame,
      fields: frame.fields.filter(({ name }) => name !== 'health'),
    }));
    render(panel({ series }));
    expect(state()).toBe('error');
    expect(screen.getByRole('alert')).toHaveTextContent('Frame "nodes" of query A has no field "health"');
  });

  it('says that other frames hold no graph', () => {
    const series = [toDataFrame({ fields: [{ name: 'value', values: [1] }] })];
    render(panel({ series }));
    expect(state()).toBe('empty');
    expect(screen.getByRole('status')).toHaveTextContent('Choose the query type Graph');
  });
});

it('shows notices of a partial answer beside the picture', async () => {
  const [nodes, ...rest] = shopFrames();
  const meta = {
    ...nodes?.meta,
    notices: [{ severity: 'warning' as const, text: 'Latency is missing: the query timed out.' }],
  };
  render(panel({ series: nodes ? [{ ...nodes, meta }, ...rest] : rest }));
  await drawn();
  expect(screen.getByRole('note', { name: 'Latency is missing: the query timed out.' })).toBeInTheDocument();
});
