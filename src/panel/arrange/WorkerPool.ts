import source from './panel.worker.ts?worker';
import { type PanelAnswer, type WorkerMessage } from './PanelTask';

/** More workers than this would only take the processor from each other. */
const mostWorkers = 3;
/** A worker that nobody needs any more ends after so many milliseconds: panels of a dashboard come and go. */
const lingers = 5_000;

/** One who has work done. */
interface Client {
  readonly onAnswer: (answer: PanelAnswer) => void;
  /** The worker has gone, or never came: nothing that is under way will be answered. */
  readonly onLost: () => void;
}

/** A client's place at a worker. */
export interface Seat {
  readonly post: (message: WorkerMessage) => void;
  readonly leave: () => void;
}

interface Shared {
  readonly worker: Worker;
  readonly url: string;
  readonly clients: Map<number, Client>;
  ending: ReturnType<typeof setTimeout> | undefined;
}

/** A page's workers, which its panels share: thirty repeated panels need no thirty of them. */
export class WorkerPool {
  private readonly workers: Shared[] = [];
  /** Where one worker could not run, no other will: a content security policy forbids them, for one. */
  private impossible = source === '' || typeof Worker === 'undefined';

  /** Undefined where no worker can be had. A client stays at one worker, which remembers what it has arranged. */
  join(number: number, client: Client): Seat | undefined {
    const shared = this.impossible ? undefined : this.choose();
    if (!shared) {
      return undefined;
    }
    clearTimeout(shared.ending);
    shared.clients.set(number, client);
    return {
      post: (message) => shared.worker.postMessage(message),
      leave: () => {
        shared.clients.delete(number);
        shared.worker.postMessage({ kind: 'leave', client: number } satisfies WorkerMessage);
        if (shared.clients.size === 0) {
          shared.ending = setTimeout(() => this.end(shared), lingers);
        }
      },
    };
  }

  private choose(): Shared | undefined {
    const free = this.workers.find(({ clients }) => clients.size === 0);
    const most = Math.max(1, Math.min(mostWorkers, (navigator.hardwareConcurrency || 2) - 1));
    if (free || this.workers.length >= most) {
      return free ?? this.workers.reduce((a, b) => (b.clients.size < a.clients.size ? b : a));
    }
    return this.start();
  }

  private start(): Shared | undefined {
    try {
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      const shared: Shared = { worker: new Worker(url), url, clients: new Map(), ending: undefined };
      shared.worker.onmessage = ({ data }: MessageEvent<PanelAnswer>) => shared.clients.get(data.client)?.onAnswer(data);
      // A policy without `worker-src blob:` is only noticed when the first task is under way.
      shared.worker.onerror = () => this.lose(shared);
      this.workers.push(shared);
      return shared;
    } catch {
      this.impossible = true;
      return undefined;
    }
  }

  private lose(shared: Shared): void {
    this.impossible = true;
    this.end(shared);
    const clients = [...shared.clients.values()];
    shared.clients.clear();
    clients.forEach(({ onLost }) => onLost());
  }

  private end(shared: Shared): void {
    clearTimeout(shared.ending);
    shared.worker.terminate();
    URL.revokeObjectURL(shared.url);
    const index = this.workers.indexOf(shared);
    if (index >= 0) {
      this.workers.splice(index, 1);
    }
  }
}
