/** A calling workload and a called service. */
export interface PairEnds {
  kind: 'pair';
  sourceNamespace: string;
  sourceWorkload: string;
  destinationNamespace: string;
  destinationService: string;
}

/** One end of calls: a namespace, or a workload or a service in it. */
export interface OneEnd {
  kind: 'workload' | 'service' | 'namespace';
  namespace: string;
  workload?: string;
  service?: string;
}

export type Ends = PairEnds | OneEnd;
