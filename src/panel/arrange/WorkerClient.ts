import { isRendered } from '../../mesh/isRendered';
import { type Arrangement } from '../layout/Arrangement';
import { type PlacedLabel } from '../picture/placeLabels';
import { type ArrangeRequest } from './ArrangeRequest';
import { unpackCurves } from './packCurves';
import { PageSeat } from './PageSeat';
import { packLayout } from './packLayout';
import { type LabelRequest } from '../picture/prepareLabels';
import { type PanelAnswer, type PanelResult, type PanelTask } from './PanelTask';
import { type Seat, WorkerPool } from './WorkerPool';

/** What becomes of a task. A task that another one of its kind replaces is never answered. */
export interface Answered<T> {
  readonly onDone: (result: T) => void;
  readonly onError: (error: Error) => void;
}

/** A task that waits for its answer, and the one of its kind that will follow it. */
interface Queue {
  running: PanelTask | undefined;
  next: PanelTask | undefined;
}

const pool = new WorkerPool();
let clients = 0;

/**
 * Has a panel's heavy work done in a worker, so that a large mesh never blocks the page; on the page's own
 * thread, in slices, where no worker can be had. Of each kind of task one runs at a time and only the last
 * one asked for follows it: what lies between is of no use any more.
 */
export class WorkerClient {
  private readonly client = ++clients;
  private seat: Seat | undefined;
  private last = 0;
  private readonly queues: Record<PanelTask['kind'], Queue> = {
    arrange: { running: undefined, next: undefined },
    label: { running: undefined, next: undefined },
  };
  private readonly callbacks = new Map<number, Answered<PanelResult>>();
  /** What was arranged last: labels stand on it, wherever they are placed. */
  private arranged: PanelTask | undefined;

  constructor(private readonly workers: Pick<WorkerPool, 'join'> = pool) {}

  arrange({ previous, ...rest }: ArrangeRequest, { onDone, onError }: Answered<Arrangement>): void {
    const request = { ...rest, ...(previous && { previous: packLayout(previous) }) };
    const task: PanelTask = { kind: 'arrange', client: this.client, number: ++this.last, request };
    this.ask(task, {
      onDone: (result) => {
        if (result.kind === 'arrange') {
          this.arranged = task;
          onDone({ ...result.arrangement, curves: unpackCurves(result.arrangement.curves) });
        }
      },
      onError,
    });
  }

  label(request: LabelRequest, { onDone, onError }: Answered<readonly PlacedLabel[]>): void {
    this.ask(
      { kind: 'label', client: this.client, number: ++this.last, request },
      { onDone: (result) => result.kind === 'label' && onDone(result.labels), onError }
    );
  }

  /** What is under way is never answered. The next task would begin anew. */
  dispose(): void {
    this.callbacks.clear();
    for (const queue of Object.values(this.queues)) {
      queue.running = undefined;
      queue.next = undefined;
    }
    this.seat?.leave();
    this.seat = undefined;
    this.arranged = undefined;
  }

  private ask(task: PanelTask, callback: Answered<PanelResult>): void {
    const queue = this.queues[task.kind];
    this.callbacks.set(task.number, callback);
    if (queue.running) {
      if (queue.next) {
        this.callbacks.delete(queue.next.number);
      }
      queue.next = task;
    } else {
      queue.running = task;
      this.post(task);
    }
  }

  private post(task: PanelTask): void {
    this.seat ??= this.takeSeat();
    this.seat.post(task);
  }

  private takeSeat(): Seat {
    const onAnswer = (answer: PanelAnswer) => this.settle(answer);
    const joined = isRendered() ? undefined : this.workers.join(this.client, { onAnswer, onLost: () => this.moveHere() });
    return joined ?? new PageSeat(onAnswer);
  }

  private settle(answer: PanelAnswer): void {
    const queue = this.queues[answer.kind === 'failed' ? answer.of : answer.kind];
    const callback = this.callbacks.get(answer.number);
    this.callbacks.delete(answer.number);
    if (queue.running?.number !== answer.number) {
      return;
    }
    queue.running = queue.next;
    queue.next = undefined;
    if (queue.running) {
      this.post(queue.running);
    } else if (answer.kind === 'failed') {
      callback?.onError(new Error(answer.message));
    } else {
      callback?.onDone(answer);
    }
  }

  /** The worker has gone: what it had arranged, for the labels on it, and what it was about to do is done here. */
  private moveHere(): void {
    const { arrange, label } = this.queues;
    this.seat = new PageSeat((answer) => this.settle(answer));
    for (const task of [arrange.running ? undefined : this.arranged, arrange.running, label.running]) {
      if (task) {
        this.seat.post(task);
      }
    }
  }
}
