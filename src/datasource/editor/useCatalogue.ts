import { useEffect, useState } from 'react';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type MeshSource } from '../MeshSource';
import { type Failure, toFailure } from '../Failure';
import { placeholders } from '../placeholders';
import { type Signal } from '../Resources';

/** The backend's signals, and the one that a query asks for. */
export interface Catalogue {
  /** Undefined until they have arrived. */
  signals?: Signal[];
  /** What the query asks for; of a latency query, one that knows as much. Undefined where it is of no signal. */
  chosen?: Signal;
  failure?: Failure;
  /** Labels that the recorded series lack which stand in for the metrics. */
  missingLabels?: string[];
}

export function useCatalogue(datasource: MeshSource, { queryType, signal }: MeshQuery): Catalogue {
  const [state, setState] = useState<Pick<Catalogue, 'signals' | 'failure'>>({});
  const [missingLabels, setMissing] = useState<string[]>([]);
  useEffect(() => {
    let current = true;
    datasource.signals().then(
      (signals) => current && setState({ signals }),
      (thrown: unknown) => current && setState({ failure: toFailure(thrown) })
    );
    datasource.missingLabels().then(
      (missing) => current && missing.length > 0 && setMissing(missing),
      // Without them nothing is refused beforehand: the answer says what is lacking.
      () => {}
    );
    return () => {
      current = false;
    };
  }, [datasource]);
  return { ...state, missingLabels, chosen: state.signals?.find((candidate) => isAsked(candidate, queryType ?? 'metric', signal)) };
}

/** A latency query takes apart what the signals of that family are the parts of. */
function isAsked({ name, family }: Signal, type: string, signal: string = placeholders.signal): boolean {
  return type === 'latency' ? family === 'latency' : type === 'metric' && name === signal;
}
