import { type CoreApp } from '@grafana/data';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Signal } from '../Resources';

import { type Answer, createDataSource, EditorHarness } from './EditorHarness';
import { type SmallVariable } from './SmallTemplateSrv';

const common = { family: 'traffic', needs: ['istio_requests_total'], statistics: false, groups: ['responseCode', 'responseFlags', 'grpcStatus', 'protocol', 'security', 'reporter'], collect: '' };
const signals: Signal[] = [
  { ...common, name: 'requestRate', description: 'Requests a second.', unit: 'reqps' },
  { ...common, name: 'errorRatio', description: 'The share of errors.', unit: 'percentunit' },
  { ...common, name: 'duration', description: 'How long requests took.', unit: 'ms', statistics: true },
  { ...common, name: 'apdex', description: 'The share of satisfied.', unit: 'none', requires: ['apdexTargetMs'] },
  { ...common, name: 'flaggedRatio', description: 'The share of flagged.', unit: 'none', requires: ['responseFlags'] },
  { ...common, name: 'mtlsRatio', description: 'The share encrypted.', unit: 'none', family: 'security', groups: ['protocol', 'reporter'] },
  { ...common, name: 'callerSideLatency', description: 'Before calls arrive.', unit: 'ms', family: 'latency', groups: ['protocol'] },
  { ...common, name: 'proxyCpu', description: 'What proxies use.', unit: 'none', family: 'proxy', groups: null },
];

interface Given {
  query?: Partial<MeshQuery>;
  answers?: Record<string, Answer>;
  variables?: Record<string, SmallVariable>;
  app?: CoreApp;
}

/** Renders the editor of a query over a small catalogue; `last` is the query that was saved last. */
export function setUpEditor({ query, answers, variables, app }: Given = {}) {
  const compile: Answer = () => [{ name: 'requests', expr: 'sum(rate(istio_requests_total[5m]))', instant: false }];
  const datasource = createDataSource({ signals: () => signals, compile, ...answers }, variables);
  const saved: MeshQuery[] = [];
  const run = jest.fn();
  render(
    <EditorHarness
      datasource={datasource}
      initial={query}
      app={app}
      onChange={(changed) => saved.push(changed)}
      onRunQuery={run}
    />
  );
  return { user: userEvent.setup(), last: () => saved.at(-1), saved, run };
}
