import { runSliced } from '../../mesh/runSliced';
import { type PanelAnswer, type PanelTask, type WorkerMessage } from './PanelTask';
import { TaskRunner } from './TaskRunner';
import { type Seat } from './WorkerPool';

/** Does on the page, in slices, what a worker would do: one task after the other, in the order in which they come. */
export class PageSeat implements Seat {
  private readonly runner = new TaskRunner();
  private readonly waiting: PanelTask[] = [];
  private busy = false;
  private stop: (() => void) | undefined;

  constructor(private readonly onAnswer: (answer: PanelAnswer) => void) {}

  readonly post = (message: WorkerMessage): void => {
    if (message.kind !== 'leave') {
      this.waiting.push(message);
      this.next();
    }
  };

  readonly leave = (): void => {
    this.stop?.();
    this.waiting.length = 0;
    this.busy = true;
  };

  private next(): void {
    const task = this.busy ? undefined : this.waiting.shift();
    if (!task) {
      return;
    }
    this.busy = true;
    const { kind, client, number } = task;
    const answered = (answer: PanelAnswer) => {
      this.busy = false;
      this.onAnswer(answer);
      this.next();
    };
    this.stop = runSliced(this.runner.run(task), {
      onDone: answered,
      onError: (error) => answered({ kind: 'failed', of: kind, client, number, message: String(error) }),
    });
  }
}
