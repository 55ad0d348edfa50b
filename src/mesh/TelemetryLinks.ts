/** A data source that holds more about a pair, and what to ask it in its own language. */
export interface TelemetryLink {
  readonly uid: string;
  /** `{{label}}` stands for the pair's value of a label; empty opens the data source without a query. */
  readonly query: string;
}

/** Where the traces and the logs of a pair are, as the data source's settings say; absent where they say nothing. */
export interface TelemetryLinks {
  readonly traces?: TelemetryLink;
  readonly logs?: TelemetryLink;
}

/** Reads `meta.custom.links` of a frame, whatever it holds. */
export function readTelemetryLinks(links: unknown): TelemetryLinks {
  const { traces, logs } = isRecord(links) ? links : {};
  return { traces: readLink(traces), logs: readLink(logs) };
}

function readLink(link: unknown): TelemetryLink | undefined {
  const { uid, query } = isRecord(link) ? link : {};
  return typeof uid === 'string' && uid !== '' ? { uid, query: typeof query === 'string' ? query : '' } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
