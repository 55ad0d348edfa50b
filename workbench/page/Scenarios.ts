import { getBackendSrv } from '@grafana/runtime';

/** What the simulated mesh can be made to do, and where its time stands. */
export interface Scenarios {
  /** The name of the one that runs; empty where nothing is simulated. */
  current: string;
  scenarios: Array<{ name: string; description: string }>;
  /** Where the data ends, if it does not go on. */
  fixedNow?: string;
}

export function fetchScenarios(): Promise<Scenarios> {
  return getBackendSrv().get<Scenarios>('/api/demo/scenario');
}

export function switchScenario(name: string): Promise<Scenarios> {
  return getBackendSrv().post<Scenarios>('/api/demo/scenario', { name });
}
