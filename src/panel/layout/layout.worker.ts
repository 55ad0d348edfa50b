import { computeLayout, type LayoutRequest } from './computeLayout';

/** The worker's whole life: one request in, one layout out. */
export interface LayoutMessage {
  readonly number: number;
  readonly request: LayoutRequest;
}

self.onmessage = ({ data }: MessageEvent<LayoutMessage>) => {
  self.postMessage({ number: data.number, layout: computeLayout(data.request) });
};
