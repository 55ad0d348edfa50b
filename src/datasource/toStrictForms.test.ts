import { type MeshQuery } from '../mesh/MeshQuery';

import { toStrictForms } from './toStrictForms';

it.each([
  [{ responseCode: 503 }, { responseCode: '503' }],
  [{ responseCode: { op: '!=', value: [200, '204'] } }, { responseCode: { op: '!=', value: ['200', '204'] } }],
  [{ groupBy: 'reporter' }, { groupBy: ['reporter'] }],
  [{ statistics: ['mean'] }, { statistics: ['mean'] }],
  [{ source: { version: 2 } }, { source: { version: '2' } }],
  [{ focus: { workload: ['a', 1], hops: 2 } }, { focus: { workload: ['a', '1'], hops: 2 } }],
  [{ top: 5, source: 'shop' }, { top: 5, source: 'shop' }],
])('%j is %j', (loose, strict) => {
  expect(toStrictForms({ refId: 'A', ...loose } as unknown as MeshQuery)).toEqual({ refId: 'A', ...strict });
});
