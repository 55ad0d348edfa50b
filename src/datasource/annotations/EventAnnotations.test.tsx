import { useState } from 'react';

import { type AnnotationQuery } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { createDataSource } from '../testing/EditorHarness';

import { AnnotationEditor } from './AnnotationEditor';
import { eventAnnotations } from './EventAnnotations';

const annotation = (target?: MeshQuery) => ({ name: '', enable: true, iconColor: 'red', target }) as AnnotationQuery<MeshQuery>;

it('runs events, whatever was saved as the type', () => {
  const prepare = eventAnnotations.prepareQuery;
  expect(prepare?.(annotation())).toBeUndefined();
  expect(prepare?.(annotation({ refId: 'Anno', event: 'goneEdge' }))).toEqual({
    refId: 'Anno',
    event: 'goneEdge',
    queryType: 'events',
  });
});

function setUp(initial?: MeshQuery) {
  const saved: MeshQuery[] = [];
  const datasource = createDataSource({ signals: () => [], compile: () => [] });
  function Page() {
    const [query, setQuery] = useState(initial);
    const change = (changed: MeshQuery) => {
      saved.push(changed);
      setQuery(changed);
    };
    return <AnnotationEditor datasource={datasource} query={query} onChange={change} onRunQuery={() => {}} />;
  }
  render(<Page />);
  return { user: userEvent.setup(), saved };
}

it('saves a new annotation whole, once', async () => {
  const { user, saved } = setUp();
  expect(saved).toEqual([{ refId: 'Anno', queryType: 'events', event: 'newVersion' }]);
  await user.type(screen.getByRole('combobox', { name: 'Destination namespace' }), 'shop{Enter}');
  expect(saved.slice(1)).toEqual([
    { refId: 'Anno', queryType: 'events', event: 'newVersion', destination: { namespace: 'shop' } },
  ]);
});

it('leaves a saved annotation as it is', () => {
  const { saved } = setUp({ refId: 'Anno', queryType: 'events', event: 'errorRatio' });
  expect(saved).toEqual([]);
  expect(screen.getByText('Error ratio')).toBeInTheDocument();
});
