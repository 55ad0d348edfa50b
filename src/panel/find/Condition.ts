/** One thing that a search asks for; all of them have to hold. */
export type Condition =
  | { readonly kind: 'text'; readonly text: string }
  /** Ratios are 0 to 1, latencies milliseconds, rates requests per second. */
  | { readonly kind: 'number'; readonly of: Measured; readonly op: Comparison; readonly value: number }
  | { readonly kind: 'plain' }
  /** A response flag, such as UH; any flag when it is empty. */
  | { readonly kind: 'flag'; readonly flag: string };

export type Comparison = '<' | '<=' | '>' | '>=';

export type Measured = 'errors' | 'latency' | 'rate';
