import { useEffect, useState } from 'react';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type DataSource } from '../DataSource';
import { type Failure, toFailure } from '../Failure';
import { placeholders } from '../placeholders';
import { type Signal } from '../Resources';

/** The backend's signals, and the one that a query asks for. */
export interface Catalogue {
  /** Undefined until they have arrived. */
  signals?: Signal[];
  /** Undefined also where the query asks for no signal at all. */
  chosen?: Signal;
  failure?: Failure;
}

export function useCatalogue(datasource: DataSource, { queryType, signal }: MeshQuery): Catalogue {
  const [state, setState] = useState<Omit<Catalogue, 'chosen'>>({});
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
  const asked = (queryType ?? 'metric') === 'metric' ? (signal ?? placeholders.signal) : undefined;
  return { ...state, chosen: state.signals?.find(({ name }) => name === asked) };
}
