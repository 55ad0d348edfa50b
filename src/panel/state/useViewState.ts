import { type Dispatch, useMemo, useReducer } from 'react';

import { type PanelOptions } from '../options/PanelOptions';
import { reduceView, type ViewAction } from './reduceView';
import { arrangedIn, sameArranged, startView, type ViewState } from './ViewState';

export interface View {
  readonly state: ViewState;
  readonly dispatch: Dispatch<ViewAction>;
}

/** What somebody does with a panel's picture. It starts with what the options hold, and follows where these change. */
export function useViewState({ pins, places, hide }: PanelOptions): View {
  const saved = useMemo(() => arrangedIn({ pins, places, hide }), [pins, places, hide]);
  const [state, dispatch] = useReducer(reduceView, saved, startView);
  if (!sameArranged(saved, state.saved)) {
    dispatch({ type: 'seed', saved });
  }
  return useMemo(() => ({ state, dispatch }), [state]);
}
