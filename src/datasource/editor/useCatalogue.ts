import { useEffect, useState } from 'react';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Failure, toFailure } from '../Failure';
import { placeholders } from '../placeholders';
import { type Signal } from '../Resources';

import { useEditor } from './EditorContext';

/** The backend's signals, and the one that a query asks for. */
export interface Catalogue {
  /** Undefined until they have arrived. */
  signals?: Signal[];
  chosen?: Signal;
  failure?: Failure;
}

export function useCatalogue(query: MeshQuery): Catalogue {
  const { datasource } = useEditor();
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
  return { ...state, chosen: state.signals?.find(({ name }) => name === (query.signal ?? placeholders.signal)) };
}
