import { completionsAt, type Knowledge, wantedValues } from './complete';

const common = { family: 'traffic', description: '', unit: '', needs: [], statistics: false, collect: '' };
const knowledge: Knowledge = {
  signals: [
    { ...common, name: 'requestRate', description: 'Requests a second.', groups: ['responseCode', 'reporter'] },
    { ...common, name: 'mtlsRatio', description: 'The share encrypted.', family: 'security', groups: ['reporter'] },
  ],
  labels: ['source_workload', 'user_tier'],
  values: ['web', 'cart'],
  variables: ['$ns'],
};

/** What is offered where the text holds a bar. */
const offeredAt = (text: string, known: Partial<Knowledge> = {}) => completionsAt(text.replace('|', ''), text.indexOf('|'), { ...knowledge, ...known });
const labelsAt = (text: string, known?: Partial<Knowledge>) => offeredAt(text, known).map(({ label }) => label);
/** The text after a completion was taken, with a bar where the cursor stands. */
const taken = (text: string, label: string) => {
  const found = offeredAt(text).find((completion) => completion.label === label);
  if (!found) {
    throw new Error(`${label} is not offered`);
  }
  const { insert, cursor = insert.length, span } = found;
  const plain = text.replace('|', '');
  return `${plain.slice(0, span.start)}${insert.slice(0, cursor)}|${insert.slice(cursor)}${plain.slice(span.end)}`;
};

describe('names', () => {
  it('are those that the type of the query takes and the object does not have yet', () => {
    expect(labelsAt('{ "signal": "apdex", | }')).toEqual(expect.arrayContaining(['groupBy', 'source', 'top']));
    expect(labelsAt('{ "signal": "apdex", | }')).not.toContain('signal');
    expect(labelsAt('{ "signal": "apdex", | }')).not.toContain('focus');
    expect(labelsAt('{ "queryType": "graph", "|" }')).toEqual(expect.arrayContaining(['nodes', 'focus']));
    expect(labelsAt('{ "queryType": "graph", "|" }')).not.toContain('signal');
  });

  it('are those of the object that they are in', () => {
    expect(labelsAt('{ "source": { | } }')).toContain('workload');
    expect(labelsAt('{ "source": { | } }')).not.toContain('host');
    expect(labelsAt('{ "destination": { "host": "a", "|" } }')).toContain('workloadNamespace');
    expect(labelsAt('{ "queryType": "graph", "focus": { | } }')).toEqual(expect.arrayContaining(['workload', 'hops', 'direction']));
    expect(labelsAt('{ "filters": [{ "label": "tier", | }] }')).toEqual(['op', 'value', 'values']);
    expect(labelsAt('{ "responseCode": { | } }')).toEqual(['op', 'value']);
  });

  it('are written with a value to fill in, and with a comma where more follows', () => {
    expect(taken('{ | }', 'source')).toBe('{ "source": {|} }');
    expect(taken('{ "gro|" }', 'groupBy')).toBe('{ "groupBy": [|] }');
    expect(taken('{ sig| }', 'signal')).toBe('{ "signal": "|" }');
    expect(taken('{ |\n  "top": 5 }', 'signal')).toBe('{ "signal": "|",\n  "top": 5 }');
    expect(taken('{ "to|": 5 }', 'top')).toBe('{ "top"|: 5 }');
    expect(taken('{ | }', 'top')).toBe('{ "top": 10| }');
  });
});

describe('values', () => {
  it('come from the catalogue', () => {
    expect(offeredAt('{ "signal": "|" }')[1]).toMatchObject({ label: 'mtlsRatio', detail: 'The share encrypted.', insert: '"mtlsRatio"' });
    expect(taken('{ "signal": "mt|', 'mtlsRatio')).toBe('{ "signal": "mtlsRatio"|');
    expect(taken('{ "signal": | }', 'mtlsRatio')).toBe('{ "signal": "mtlsRatio"| }');
    expect(labelsAt('{ "reporter": "|" }')).toEqual(['auto', 'source', 'destination', 'waypoint', '$ns']);
    expect(labelsAt('{ "instant": | }')).toEqual(['true', 'false']);
    expect(labelsAt('{ "include": ["latency", "|"] }')).not.toContain('latency');
    expect(labelsAt('{ "top": | }', { values: [] })).toEqual([]);
  });

  it('say which groups the signal and the recorded series do not know', () => {
    const groups = offeredAt('{ "signal": "mtlsRatio", "groupBy": ["source.workload", |] }', { missingLabels: ['destination_version'] });
    const detailOf = (name: string) => groups.find(({ label }) => label === name)?.detail;
    expect(detailOf('source.workload')).toBeUndefined();
    expect(detailOf('source.namespace')).toBe('Source namespace');
    expect(detailOf('responseCode')).toMatch(/^Cannot be chosen\. Not for “mTLS ratio”/);
    expect(detailOf('destination.version')).toMatch(/recorded series .* lack the label destination_version/);
    expect(detailOf('user_tier')).toBe('Label');
  });

  it('are those of the mesh for conditions on labels', () => {
    expect(labelsAt('{ "source": { "workload": "|" } }')).toEqual(['web', 'cart', '$ns']);
    expect(labelsAt('{ "source": { "workload": ["web", "|"] } }')).toEqual(['cart', '$ns']);
    expect(labelsAt('{ "filters": [{ "label": "|" }] }')).toEqual(['source_workload', 'user_tier', '$ns']);
  });
});

it.each<[string, unknown]>([
  ['{ "source": { "namespace": "shop", "workload": "|" } }', { label: 'source.workload', query: { source: { namespace: 'shop' } } }],
  ['{ "signal": "apdex", "destination": { "service": { "op": "=", "value": ["|"] } } }', { label: 'destination.service', query: {} }],
  ['{ "either": { "namespace": "|" } }', { label: 'source.namespace', query: {} }],
  ['{ "responseCode": "|" }', { label: 'responseCode', query: {} }],
  ['{ "filters": [{ "label": "tier", "op": "=", "value": "|" }] }', { label: 'tier', query: {} }],
  ['{ "filters": [{ "value": "|" }] }', undefined],
  ['{ "signal": "|" }', undefined],
  ['{ "source": { "work|" } }', undefined],
  ['|', undefined],
])('of %s asks for %j', (text, wanted) => {
  expect(wantedValues(text.replace('|', ''), text.indexOf('|'))).toEqual(wanted);
});
