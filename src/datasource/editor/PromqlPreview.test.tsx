import { screen, waitFor, within } from '@testing-library/react';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Answer, httpError } from '../testing/EditorHarness';
import { setUpEditor } from '../testing/setUpEditor';

describe('the preview', () => {
  it('compiles the query with its variables filled in', async () => {
    const asked: unknown[] = [];
    const compile: Answer = (body) => {
      asked.push(body);
      return [{ name: 'p95', expr: 'histogram_quantile(0.95, x)', instant: true }];
    };
    setUpEditor({
      query: { source: { namespace: '$ns' } },
      variables: { ns: { value: ['shop', 'bank'], multi: true } },
      answers: { compile },
    });
    expect(await screen.findByText('histogram_quantile(0.95, x)')).toBeInTheDocument();
    expect(screen.getByText('p95 (instant)')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy the PromQL of p95' })).toBeInTheDocument();
    expect(asked).toEqual([
      {
        query: { refId: 'A', source: { namespace: ['shop', 'bank'] } },
        from: expect.any(Number),
        to: expect.any(Number),
        intervalMs: expect.any(Number),
      },
    ]);
  });

  const refuse = (field: string, message: string): Answer => (body) => {
    const { query } = body as { query: MeshQuery };
    if (JSON.stringify(query).includes('bad')) {
      throw httpError(400, { error: `${field}: ${message}`, field });
    }
    return [{ name: 'requests', expr: 'good', instant: false }];
  };

  it('shows an error at the field that it names, and loses neither typing nor the last good answer', async () => {
    const { user, last } = setUpEditor({ answers: { compile: refuse('source.namespace', 'it is not a namespace.') } });
    expect(await screen.findByText('good')).toBeInTheDocument();
    await user.type(screen.getByRole('combobox', { name: 'Source namespace' }), 'bad{Enter}');
    expect(await screen.findByText('it is not a namespace.')).toBeInTheDocument();
    expect(screen.getByText('good')).toBeInTheDocument();
    expect(screen.getByText('bad')).toBeInTheDocument();
    expect(last()).toEqual({ refId: 'A', source: { namespace: 'bad' } });
    await user.click(screen.getByRole('combobox', { name: 'Source namespace' }));
    await user.keyboard('{Backspace}');
    await waitFor(() => expect(screen.queryByText('it is not a namespace.')).not.toBeInTheDocument());
  });

  it('shows an error of a field that is not on screen under itself, with its name', async () => {
    setUpEditor({ query: { responseCode: 'bad' }, answers: { compile: refuse('responseCode', 'it is no code.') } });
    const alert = await screen.findByText('responseCode: it is no code.');
    expect(within(screen.getByTestId('alidade-promql-preview')).getByText(alert.textContent ?? '')).toBeInTheDocument();
  });

  it('says what is wrong when there is no answer', async () => {
    const compile: Answer = () => {
      throw httpError(502, { message: 'Plugin unavailable' });
    };
    setUpEditor({ answers: { compile } });
    expect(await screen.findByText('Plugin unavailable')).toBeInTheDocument();
  });
});
