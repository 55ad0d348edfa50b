import { type Health } from './Health';
import { type Source } from './sources';
import { type Existing } from './useDashboards';

/** A data source and how it is. */
export interface SourceState {
  source: Source;
  health: Health;
}

/** How far the way is gone from nothing to a drawn mesh; a step is undefined while nobody knows. */
export interface Progress {
  added: boolean;
  working: boolean | undefined;
  imported: boolean | undefined;
  /** The data source that the next step is about: one that works, or else one that might. */
  source?: Source;
}

export function toProgress(states: readonly SourceState[], existing: Existing): Progress {
  const working = states.find(({ health }) => health.state === 'working');
  const waiting = states.some(({ health }) => health.state === 'checking');
  return {
    added: states.length > 0,
    working: working ? true : waiting ? undefined : false,
    imported: existing?.has('alidade-mesh-overview'),
    source: (working ?? states[0])?.source,
  };
}

/** Tells that a mesh can be drawn: nothing is left to be done. */
export function isReady({ added, working, imported }: Progress): boolean {
  return added && working === true && imported === true;
}
