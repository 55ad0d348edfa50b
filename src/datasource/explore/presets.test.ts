import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Signal } from '../Resources';

import { applyPreset, type Preset, presets } from './presets';

const preset = (question: string) => presets.find((candidate) => candidate.question === question) as Preset;
const signal = (name: string, groups: string[]): Signal => ({ name, groups, family: 'security', description: '', unit: '', needs: [], statistics: false, collect: '' });

it('keeps the conditions that its signal knows, and nothing else', () => {
  const replaced: MeshQuery = {
    refId: 'B', datasource: { uid: 'mesh' }, signal: 'duration', statistics: ['p99'], groupBy: [], window: '1h', top: 3,
    source: { namespace: 'shop' }, either: { workload: 'cart' }, filters: [{ label: 'tier', op: '=', value: 'gold' }], responseCode: '503', protocol: 'http',
  };
  expect(applyPreset(preset('What is not encrypted?'), replaced, [signal('plaintextRate', ['protocol', 'reporter'])])).toEqual({
    refId: 'B', datasource: { uid: 'mesh' }, queryType: 'metric', signal: 'plaintextRate', protocol: 'http',
    source: { namespace: 'shop' }, either: { workload: 'cart' }, filters: [{ label: 'tier', op: '=', value: 'gold' }],
  });
});

it('puts its own conditions before those that stood there', () => {
  const replaced: MeshQuery = { refId: 'A', destination: { host: 'pay.bank', cluster: 'c1' }, responseFlags: ['UT'] };
  expect(applyPreset(preset('What leaves the mesh?'), replaced).destination).toEqual({ host: { op: '!~', value: ['.*\\.svc(\\..*)?', 'unknown'] }, cluster: 'c1' });
  expect(applyPreset(preset('Where are retries exhausted?'), replaced).responseFlags).toEqual(['URX']);
  expect(applyPreset(preset('Where does the time go?'), replaced)).not.toHaveProperty('responseFlags');
});

it('asks each question once', () => {
  expect(new Set(presets.map(({ question }) => question)).size).toBe(presets.length);
});
