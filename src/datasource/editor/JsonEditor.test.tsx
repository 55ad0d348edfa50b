import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Answer, createDataSource, EditorHarness, httpError } from '../testing/EditorHarness';

jest.mock('@grafana/ui', () => ({ ...jest.requireActual('@grafana/ui'), CodeEditor: jest.requireActual('../testing/TextForCode').TextForCode }));

const accept: Answer = () => [{ name: 'requests', expr: 'up', instant: false }];

async function setUp(compile: Answer = accept, query: Partial<MeshQuery> = { hide: true, signal: 'errorRatio' }) {
  const saved: MeshQuery[] = [];
  const datasource = createDataSource({ signals: () => [], compile });
  render(<EditorHarness datasource={datasource} initial={query} onChange={(changed) => saved.push(changed)} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: 'JSON' }));
  const area = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Query as JSON/ });
  const write = (text: string) => fireEvent.change(area, { target: { value: text } });
  return { user, area, write, saved };
}

it('shows what a person wrote, without what Grafana adds', async () => {
  const { area, saved } = await setUp();
  expect(JSON.parse(area.value)).toEqual({ signal: 'errorRatio' });
  fireEvent.blur(area);
  expect(saved).toEqual([]);
});

it('takes what is pasted when the field is left, within the query’s own envelope', async () => {
  const { user, area, saved } = await setUp();
  await user.clear(area);
  await user.paste('{ "refId": "Z", "datasource": { "uid": "other" }, "queryType": "graph", "nodes": "service" }');
  expect(saved).toEqual([]);
  await user.tab();
  await waitFor(() => expect(saved).toEqual([{ refId: 'A', hide: true, queryType: 'graph', nodes: 'service' }]));
  await user.click(screen.getByRole('radio', { name: 'Fields' }));
  expect(screen.getByRole('combobox', { name: 'Nodes' })).toBeInTheDocument();
});

it('shows where a text is no JSON, applies nothing and loses nothing', async () => {
  const { user, area, write, saved } = await setUp();
  const wrong = '{\n  "signal": "apdex"\n  "top": 5\n}';
  write(wrong);
  fireEvent.keyDown(area, { key: 'Enter', ctrlKey: true });
  expect(await screen.findByRole('alert')).toHaveTextContent('Line 3, column 3: A comma or } is missing');
  await user.click(screen.getByRole('button', { name: 'Show the place' }));
  expect(area.selectionStart).toBe(wrong.indexOf('"top"'));
  await user.click(screen.getByRole('radio', { name: 'Fields' }));
  await user.click(screen.getByRole('radio', { name: 'JSON (not applied)' }));
  expect(screen.getByRole('textbox', { name: /Query as JSON/ })).toHaveValue(wrong);
  expect(saved).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Discard changes' }));
  expect(screen.getByRole('textbox', { name: /Query as JSON/ })).toHaveValue('{\n  "signal": "errorRatio"\n}');
});

it('shows what the backend refuses at its place', async () => {
  const refuse: Answer = (body) => {
    if (JSON.stringify(body).includes('"errors"')) {
      throw httpError(400, { error: 'groupBy[1]: there is no such label.', field: 'groupBy[1]' });
    }
    return [];
  };
  const { area, write, saved } = await setUp(refuse);
  write('{\n  "groupBy": ["reporter", "errors"]\n}');
  fireEvent.blur(area);
  expect(await screen.findByText('Line 2, column 27: groupBy[1]: there is no such label.')).toBeInTheDocument();
  expect(saved).toEqual([]);
});

it('does not blame the text where the backend does not answer', async () => {
  const { area, write, saved } = await setUp(() => {
    throw httpError(502, { message: 'Plugin unavailable' });
  });
  write('{ "signal": "duration" }');
  fireEvent.blur(area);
  await waitFor(() => expect(saved).toEqual([{ refId: 'A', hide: true, signal: 'duration' }]));
});
