import { createContext, useContext, useEffect, useRef } from 'react';

import { type Target } from '../picture/Focus';
import { type Ends } from './endsOf';

/** The ways between the graph and where its time goes. */
export interface PairWays {
  /** Shows where the time of an edge goes; undefined outside of the panel. */
  readonly openPair: ((edge: Target, ends: Ends) => void) | undefined;
  /** What the graph is to select; another object each time that somebody comes back. */
  readonly wanted: Target | undefined;
}

export const PairContext = createContext<PairWays>({ openPair: undefined, wanted: undefined });

/** Goes to what somebody wants to see in the graph, who comes from where its time goes: once each time. */
export function useWanted(goTo: (target: Target) => void): void {
  const { wanted } = useContext(PairContext);
  const done = useRef<Target | undefined>(undefined);
  useEffect(() => {
    if (wanted && wanted !== done.current) {
      done.current = wanted;
      goTo(wanted);
    }
  }, [wanted, goTo]);
}
