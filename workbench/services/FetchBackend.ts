import { type BackendSrv, type BackendSrvRequest, type FetchError, type FetchResponse } from '@grafana/runtime';
import { urlUtil } from '@grafana/data';
import { from, lastValueFrom, map, Observable } from 'rxjs';

/** Asks the host over HTTP. Unsubscribing aborts the request. */
export class FetchBackend implements BackendSrv {
  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const abort = new AbortController();
      const answer = from(send<T>(options, abort.signal)).subscribe(subscriber);
      return () => {
        answer.unsubscribe();
        abort.abort();
      };
    });
  }

  request<T>(options: BackendSrvRequest): Promise<T> {
    return lastValueFrom(this.fetch<T>(options).pipe(map((response) => response.data)));
  }

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  chunked(options: BackendSrvRequest): Observable<FetchResponse<Uint8Array | undefined>> {
    return this.fetch<ArrayBuffer>({ ...options, responseType: 'arraybuffer' }).pipe(
      map((response) => ({ ...response, data: new Uint8Array(response.data) }))
    );
  }

  get<T>(url: string, params?: Record<string, unknown>, requestId?: string, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, url, params, requestId, method: 'GET' });
  }

  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, url, data, method: 'POST' });
  }

  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, url, data, method: 'PUT' });
  }

  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, url, data, method: 'PATCH' });
  }

  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, url, data, method: 'DELETE' });
  }
}

async function send<T>(options: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const url = urlUtil.renderUrl(options.url, options.params ?? {});
  const response = await fetch(url, {
    method: options.method ?? 'GET',
    headers: { ...(options.data !== undefined && { 'Content-Type': 'application/json' }), ...options.headers },
    body: options.data === undefined ? undefined : JSON.stringify(options.data),
    signal,
  });
  const data = await read(response, options.responseType);
  const { ok, status, statusText, headers, redirected, type } = response;
  if (!ok) {
    const error: FetchError = { status, statusText, data, config: options };
    throw error;
  }
  return { ok, status, statusText, headers, redirected, type, url: response.url, config: options, data: data as T };
}

/** Reads JSON where the answer is JSON, and text where it is not. */
async function read(response: Response, type: BackendSrvRequest['responseType']): Promise<unknown> {
  switch (type) {
    case 'arraybuffer':
      return response.arrayBuffer();
    case 'blob':
      return response.blob();
    case 'text':
      return response.text();
  }
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return response.ok ? text : { message: text };
  }
}
