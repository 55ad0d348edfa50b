import { exploreUid } from '../dashboard/exploreModel';
import { homeDashboard } from './homeDashboard';

const latency = { uid: 'alidade-latency', title: 'Latency' };

test('the page opens on the overview, wherever it stands in the list', () => {
  expect(homeDashboard([latency, { uid: 'alidade-mesh-overview', title: 'Mesh overview' }])).toBe('alidade-mesh-overview');
});

test('without an overview it opens on the first dashboard, and without any on Explore', () => {
  expect(homeDashboard([latency])).toBe('alidade-latency');
  expect(homeDashboard([])).toBe(exploreUid);
});
