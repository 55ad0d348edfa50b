import { setBackendSrv } from '@grafana/runtime';
import { renderHook, waitFor } from '@testing-library/react';

import { offerWays } from '../testing/offerWays';
import { useDashboardThere } from './useDashboardThere';

const look = (uid: string) => renderHook(() => useDashboardThere(uid));

it('asks once a page for a dashboard that is there', async () => {
  const asked = offerWays({ dashboards: ['there'] });
  const first = look('there');
  await waitFor(() => expect(first.result.current).toBe(true));
  const second = look('there');
  await waitFor(() => expect(second.result.current).toBe(true));
  expect(asked).toEqual(['/api/search there']);
});

it('asks again for one that was not there: it may have been imported since', async () => {
  const before = offerWays({ dashboards: [] });
  const first = look('late');
  await waitFor(() => expect(before).toHaveLength(1));
  expect(first.result.current).toBe(false);
  offerWays({ dashboards: ['late'] });
  const second = look('late');
  await waitFor(() => expect(second.result.current).toBe(true));
});

it('takes none for there where Grafana does not say', async () => {
  let asked = 0;
  const get = () => Promise.reject(new Error(`refused ${(asked += 1)}`));
  setBackendSrv({ get } as unknown as Parameters<typeof setBackendSrv>[0]);
  const { result } = look('refused');
  await waitFor(() => expect(asked).toBe(1));
  expect(result.current).toBe(false);
});
