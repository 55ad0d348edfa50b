import { useEffect, useState } from 'react';

import { getBackendSrv } from '@grafana/runtime';

import { type Capabilities, type RecordedSeries } from '../Resources';

/** A data source as it was last saved. */
export interface SavedSource {
  uid: string;
  /** Rises with each time that it is saved. */
  version?: number;
}

/** What the server of a data source holds of recording rules; undefined while nobody knows, or where there are none. */
export function useRecordedSeries({ uid, version }: SavedSource): RecordedSeries | undefined {
  const [found, setFound] = useState<RecordedSeries>();
  useEffect(() => {
    let isCurrent = true;
    const show = (series?: RecordedSeries) => isCurrent && setFound(series);
    getBackendSrv()
      .get<Capabilities>(`/api/datasources/uid/${encodeURIComponent(uid)}/resources/capabilities`, undefined, undefined, {
        showErrorAlert: false,
      })
      .then(({ recorded }) => show(recorded ?? undefined))
      // Save & test says what is wrong; there is nothing to offer then.
      .catch(() => show());
    return () => {
      isCurrent = false;
    };
  }, [uid, version]);
  return found;
}
