import { useEffect, useState } from 'react';

import { type DataSource } from '../DataSource';
import { type Failure, toFailure } from '../Failure';
import { type Signal } from '../Resources';

interface SignalsState {
  /** Undefined until the catalogue has arrived. */
  signals?: Signal[];
  failure?: Failure;
}

/** The backend's catalogue of signals. */
export function useSignals(datasource: DataSource): SignalsState {
  const [state, setState] = useState<SignalsState>({});
  useEffect(() => {
    let current = true;
    datasource.signals().then(
      (signals) => current && setState({ signals }),
      (thrown: unknown) => current && setState({ failure: toFailure(thrown) })
    );
    return () => {
      current = false;
    };
  }, [datasource]);
  return state;
}
