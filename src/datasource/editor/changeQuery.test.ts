import { changeProperty, changeQuery } from './changeQuery';

it('takes out what is undefined or has no conditions left, and keeps what was said', () => {
  const query = { refId: 'A', signal: 'errorRatio', source: { namespace: 'shop' }, idle: true };
  expect(changeQuery(query, { signal: undefined, source: {}, groupBy: [], top: 0 })).toEqual({
    refId: 'A',
    idle: true,
    groupBy: [],
    top: 0,
  });
});

it('changes one property, and leaves nothing where nothing is left', () => {
  expect(changeProperty({ a: 1, b: 2 }, 'a', 3)).toEqual({ a: 3, b: 2 });
  expect(changeProperty<{ a?: number }, 'a'>({ a: 1 }, 'a', undefined)).toBeUndefined();
});
