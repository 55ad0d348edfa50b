import { belongsTo, toFailure } from './Failure';

const fetchError = (status: number, data: unknown) => ({ status, statusText: 'Bad Request', data, config: { url: '' } });

it('reads the backend’s answer to a bad query', () => {
  const thrown = fetchError(400, { error: 'signal: there is no signal "x". Use …', field: 'signal' });
  expect(toFailure(thrown)).toEqual({ message: 'there is no signal "x". Use …', field: 'signal' });
});

it('reads what Grafana answers itself', () => {
  expect(toFailure(fetchError(502, { message: 'Plugin unavailable' }))).toEqual({ message: 'Plugin unavailable' });
  expect(toFailure(fetchError(404, undefined))).toEqual({ message: 'Bad Request' });
  expect(toFailure(new Error('offline'))).toEqual({ message: 'offline' });
});

it.each([
  ['signal', 'signal', true],
  ['groupBy[1]', 'groupBy', true],
  ['source.namespace.value', 'source.namespace', true],
  ['source.namespace', 'source.name', false],
  ['source', 'source.namespace', false],
])('an error of %s belongs to the field %s: %s', (path, field, expected) => {
  expect(belongsTo({ message: '', field: path }, field)).toBe(expected);
});
