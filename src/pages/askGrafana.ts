import { defer, map, type Observable, throwError, timeout } from 'rxjs';

import { type FetchError, getBackendSrv, isFetchError } from '@grafana/runtime';
import { t } from '../mesh/t';

/** Why there is no answer: `slow` where none came in time, else what the server said. */
export interface Unanswered {
  slow: boolean;
  status?: number;
  message: string;
  /** The body of the server's answer, whatever it is. */
  data?: unknown;
}

/** Asks Grafana's API. Unsubscribing, and `seconds` without an answer, cancel the request; errors are Unanswered. */
export function askGrafana<T>(url: string, seconds: number, params?: Record<string, unknown>): Observable<T> {
  return defer(() => getBackendSrv().fetch<T>({ url, params, method: 'GET', showErrorAlert: false, showSuccessAlert: false })).pipe(
    timeout({ first: seconds * 1000, with: () => throwError(() => tooSlow(seconds)) }),
    map(({ data }) => data)
  );
}

/** The address of a data source's part of the API. */
export function addressOf(uid: string, part: string): string {
  return `/api/datasources/uid/${encodeURIComponent(uid)}/${part}`;
}

/** What an error of askGrafana says. */
export function toUnanswered(error: unknown): Unanswered {
  if (isFetchError(error)) {
    return { slow: false, status: error.status, message: messageOf(error), data: error.data };
  }
  return isUnanswered(error) ? error : { slow: false, message: error instanceof Error ? error.message : String(error) };
}

function messageOf({ data, statusText, status }: FetchError<{ message?: string; error?: string } | undefined>): string {
  return data?.message ?? data?.error ?? statusText ?? t('health.status', 'Grafana answered {{status}}.', { status });
}

function tooSlow(seconds: number): Unanswered {
  return { slow: true, message: t('health.no-answer', '', {
      count: seconds,
      defaultValue_one: 'There was no answer within {{count}} second.',
      defaultValue_other: 'There was no answer within {{count}} seconds.',
    }) };
}

function isUnanswered(error: unknown): error is Unanswered {
  return typeof error === 'object' && error !== null && 'slow' in error;
}
