import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Signal } from '../Resources';

import { findConflicts } from './conflicts';

const signal = (fields: Partial<Signal>): Signal => ({
  name: 'requestRate', family: 'traffic', description: '', unit: '', needs: [], statistics: false, collect: '',
  groups: ['responseCode', 'responseFlags', 'grpcStatus', 'protocol', 'security', 'reporter'], ...fields,
});
const encryption = signal({ name: 'mtlsRatio', family: 'security', groups: ['protocol', 'reporter'] });
const proxies = signal({ name: 'proxyCpu', family: 'proxy', groups: null });
const sides = signal({ name: 'callerSideLatency', family: 'latency', groups: ['protocol'] });

it.each<[string, Signal | undefined, Partial<MeshQuery>, Array<[name: string, without: Partial<MeshQuery>]>]>([
  ['a signal that is not known yet', undefined, { responseCode: '503' }, []],
  ['what fits', signal({}), { responseCode: '503', groupBy: ['responseFlags', 'tier'], reporter: 'source' }, []],
  [
    'groups and conditions',
    encryption,
    { responseCode: '503', groupBy: ['responseCode', 'grpcStatus', 'protocol'] },
    [['Groups Response code, gRPC status', { groupBy: ['protocol'] }], ['Response code', { responseCode: undefined }]],
  ],
  ['the last group', encryption, { groupBy: ['responseCode'] }, [['Group Response code', { groupBy: undefined }]]],
  ['a caller’s telling of encryption', encryption, { reporter: 'source' }, [['Reporter', { reporter: undefined }]]],
  ['one reporter of a comparison', sides, { reporter: 'destination' }, [['Reporter', { reporter: undefined }]]],
  [
    'callers of proxies',
    proxies,
    { source: { workload: 'web' }, destination: { service: 'pay', workload: 'pay' }, either: { service: 'pay' } },
    [
      ['Source workload', { source: undefined }],
      ['Destination service', { destination: { workload: 'pay' } }],
      ['Either service', { either: undefined }],
    ],
  ],
])('finds %s', (_, of, query, expected) => {
  expect(findConflicts(of, { refId: 'A', ...query }).map(({ name, without }) => [name, without])).toEqual(expected);
});
