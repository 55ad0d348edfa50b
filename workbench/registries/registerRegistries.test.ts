import { standardTransformersRegistry } from '@grafana/data';
import { registerRegistries } from './registerRegistries';

test('every transformation that a dashboard may name is found', () => {
  registerRegistries();
  const ids = standardTransformersRegistry.list().map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['filterFieldsByName', 'organize', 'joinByField']));
  expect(new Set(ids).size).toBe(ids.length);
});
