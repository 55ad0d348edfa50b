/** One thing that a search asks for; all of them have to hold. */
export type Condition =
  | { readonly kind: 'text'; readonly text: string }
  /** Ratios are 0 to 1, latencies milliseconds, rates requests, connections or messages per second. */
  | { readonly kind: 'number'; readonly of: Measured; readonly op: Comparison; readonly value: number }
  | { readonly kind: 'plain' }
  /** A flag of Envoy or ztunnel, such as UH; any flag when it is empty. */
  | { readonly kind: 'flag'; readonly flag: string };

export type Comparison = '<' | '<=' | '>' | '>=';

/** `errors` are of requests and of connections, the worse of both; `tcp failures` of connections alone. */
export type Measured = 'errors' | 'tcp failures' | 'latency' | 'rate' | 'connections' | 'messages';
