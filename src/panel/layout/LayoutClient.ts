import { computeLayout, type LayoutRequest } from './computeLayout';
import source from './layout.worker.ts?worker';
import { type Layout } from './Layout';

/**
 * Lays out in a worker, so that a large mesh never blocks the page; on the page's own thread where
 * no worker can be had. Only the last request is answered: an older one is of no use any more.
 */
export class LayoutClient {
  private worker: Worker | undefined;
  private url: string | undefined;
  private last = 0;

  request(request: LayoutRequest, onLayout: (layout: Layout) => void): void {
    const number = ++this.last;
    const worker = this.start();
    const here = () => {
      if (number === this.last) {
        onLayout(computeLayout(request));
      }
    };
    if (!worker) {
      here();
      return;
    }
    worker.onmessage = ({ data }: MessageEvent<{ number: number; layout: Layout }>) => {
      if (data.number === this.last) {
        onLayout(data.layout);
      }
    };
    // A content security policy without `worker-src blob:` is only noticed here.
    worker.onerror = () => {
      this.stop();
      this.url = '';
      here();
    };
    worker.postMessage({ number, request });
  }

  /** Ends the worker; requests under way are never answered. */
  dispose(): void {
    this.last++;
    this.stop();
  }

  private start(): Worker | undefined {
    if (this.worker) {
      return this.worker;
    }
    if (source === '' || this.url === '' || typeof Worker === 'undefined') {
      return undefined;
    }
    try {
      this.url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      this.worker = new Worker(this.url);
    } catch {
      this.url = '';
    }
    return this.worker;
  }

  private stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
    if (this.url) {
      URL.revokeObjectURL(this.url);
    }
    this.url = undefined;
  }
}
