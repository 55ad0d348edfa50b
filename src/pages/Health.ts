import { toUnanswered } from './askGrafana';

/** Numbers of active series by metric, then by reporter; calls whose reporter is unknown have an empty name. */
export type SeriesByReporter = Record<string, Record<string, number>>;

/** What the health check of a data source found. */
export interface HealthDetails {
  /** What the server calls itself, as Mimir does; empty for Prometheus. The version is empty where it is not told. */
  server: string;
  version: string;
  series: SeriesByReporter;
  /** Sentences on what stays unknown since one side of the calls does not report. */
  limits: string[];
}

/**
 * How a data source is: `working` where it answers with telemetry of a mesh, `silent` where it answers
 * without any, `failing` where it does not answer or refuses, `slow` where nothing is known yet.
 */
export type Health =
  | { state: 'checking' }
  | { state: 'working'; details: HealthDetails }
  | { state: 'silent'; message: string; details: HealthDetails }
  | { state: 'failing'; message: string }
  | { state: 'slow'; message: string };

/** Grafana's answer of its health endpoint; with the status ERROR it comes as an error of HTTP. */
export interface HealthAnswer {
  status: string;
  message: string;
  details?: Partial<HealthDetails>;
}

/** How a data source is that answered well. */
export function toHealth({ status, message, details }: HealthAnswer): Health {
  if (!details?.series) {
    return status === 'OK' ? { state: 'working', details: fill({}) } : { state: 'failing', message };
  }
  return status === 'OK' ? { state: 'working', details: fill(details) } : { state: 'silent', message, details: fill(details) };
}

/** How a data source is whose health check failed. */
export function toBadHealth(error: unknown): Health {
  const { slow, message, data } = toUnanswered(error);
  return isAnswer(data) ? toHealth(data) : { state: slow ? 'slow' : 'failing', message };
}

function fill({ server = '', version = '', series = {}, limits = [] }: Partial<HealthDetails>): HealthDetails {
  return { server, version, series, limits };
}

function isAnswer(data: unknown): data is HealthAnswer {
  return typeof data === 'object' && data !== null && 'status' in data && typeof data.status === 'string' && 'message' in data;
}
