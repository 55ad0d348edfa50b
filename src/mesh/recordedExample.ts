/** What the settings say of recorded series: what stands around the names of the metrics. */
interface Naming {
  readonly prefix?: string;
  readonly suffix?: string;
}

/** What recorded series of such a naming are called, for people: by the name of one. */
export function recordedExample({ prefix = '', suffix = '' }: Naming): string {
  return `${prefix}istio_requests_total${suffix}`;
}
