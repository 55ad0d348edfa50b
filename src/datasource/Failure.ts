import { isFetchError } from '@grafana/runtime';

/** Why a query was refused, and by which of its fields where the backend can tell. */
export interface Failure {
  message: string;
  /** The field's path, as the backend writes it: `signal`, `source.namespace`, `groupBy[1]`. */
  field?: string;
}

/** Reads what a resource call threw. The backend answers a bad query with `{error, field}`. */
export function toFailure(thrown: unknown): Failure {
  if (isFetchError<{ error?: string; field?: string; message?: string } | undefined>(thrown)) {
    const { error, field, message } = thrown.data ?? {};
    const text = error ?? message ?? thrown.statusText ?? `HTTP status ${thrown.status}`;
    // Beside its field the sentence need not name it again.
    return field ? { message: text.startsWith(`${field}: `) ? text.slice(field.length + 2) : text, field } : { message: text };
  }
  return { message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** Tells whether a failure belongs to a field of the editor: to itself or to a part of it. */
export function belongsTo(failure: Failure, field: string): boolean {
  const path = failure.field ?? '';
  return path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`);
}
