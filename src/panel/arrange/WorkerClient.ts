import { type PlacedLabel } from '../picture/placeLabels';
import { type ArrangeRequest } from './arrange';
import { type Arrangement } from './Arrangement';
import { Desk } from './Desk';
import { unpackCurves } from './packCurves';
import source from './panel.worker.ts?worker';
import { type LabelRequest, type PanelAnswer, type PanelTask } from './PanelTask';

/** A task that waits for its answer, and the one of its kind that will follow it. */
interface Lane {
  running: PanelTask | undefined;
  next: PanelTask | undefined;
}

/**
 * Has a panel's heavy work done in a worker, so that a large mesh never blocks the page; on the
 * page's own thread where no worker can be had. Of each kind of task one runs at a time and only the
 * last one asked for follows it: what lies between is of no use any more.
 */
export class WorkerClient {
  private worker: Worker | undefined;
  private url: string | undefined;
  private desk: Desk | undefined;
  private last = 0;
  private readonly lanes: Record<PanelAnswer['kind'], Lane> = {
    arrange: { running: undefined, next: undefined },
    label: { running: undefined, next: undefined },
  };
  private readonly callbacks = new Map<number, (answer: PanelAnswer) => void>();

  arrange(request: ArrangeRequest, onArranged: (arrangement: Arrangement) => void): void {
    this.ask({ kind: 'arrange', number: ++this.last, request }, (answer) => {
      if (answer.kind === 'arrange') {
        onArranged({ ...answer.arrangement, curves: unpackCurves(answer.arrangement.curves) });
      }
    });
  }

  label(request: LabelRequest, onLabelled: (labels: readonly PlacedLabel[]) => void): void {
    this.ask({ kind: 'label', number: ++this.last, request }, (answer) => {
      if (answer.kind === 'label') {
        onLabelled(answer.labels);
      }
    });
  }

  /** Ends the worker; what is under way is never answered. The next task would start another one. */
  dispose(): void {
    this.callbacks.clear();
    for (const lane of Object.values(this.lanes)) {
      lane.running = undefined;
      lane.next = undefined;
    }
    this.stop();
  }

  private ask(task: PanelTask, callback: (answer: PanelAnswer) => void): void {
    const lane = this.lanes[task.kind];
    this.callbacks.set(task.number, callback);
    if (lane.running) {
      if (lane.next) {
        this.callbacks.delete(lane.next.number);
      }
      lane.next = task;
    } else {
      lane.running = task;
      this.post(task);
    }
  }

  private post(task: PanelTask): void {
    this.start();
    if (this.worker) {
      this.worker.postMessage(task);
      return;
    }
    this.desk ??= new Desk();
    let answer: PanelAnswer;
    try {
      answer = this.desk.handle(task);
    } catch (thrown) {
      this.giveUp(task);
      throw thrown;
    }
    this.settle(answer);
  }

  /** What cannot be handled is never answered; it must not hold up what comes after it. */
  private giveUp({ kind, number }: PanelTask): void {
    const lane = this.lanes[kind];
    this.callbacks.delete(number);
    lane.running = lane.next;
    lane.next = undefined;
    if (lane.running) {
      this.post(lane.running);
    }
  }

  private settle(answer: PanelAnswer): void {
    const lane = this.lanes[answer.kind];
    const callback = this.callbacks.get(answer.number);
    this.callbacks.delete(answer.number);
    lane.running = lane.next;
    lane.next = undefined;
    if (lane.running) {
      this.post(lane.running);
    } else {
      callback?.(answer);
    }
  }

  private start(): void {
    if (this.worker || this.desk) {
      return;
    }
    if (source === '' || typeof Worker === 'undefined') {
      this.desk = new Desk();
      return;
    }
    try {
      this.url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      this.worker = new Worker(this.url);
      this.worker.onmessage = ({ data }: MessageEvent<PanelAnswer>) => this.settle(data);
      this.worker.onerror = () => this.workHere();
    } catch {
      this.desk = new Desk();
    }
  }

  /** A content security policy without `worker-src blob:` is only noticed when the first task is under way. */
  private workHere(): void {
    this.stop();
    this.desk = new Desk();
    for (const { running } of Object.values(this.lanes)) {
      if (running) {
        this.post(running);
      }
    }
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
