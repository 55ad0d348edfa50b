import { type PanelAnswer, type WorkerMessage } from './PanelTask';
import { WorkerPool } from './WorkerPool';

jest.mock('./panel.worker.ts?worker', () => 'self.onmessage = () => undefined');

/** Workers as a browser would start them; they do nothing by themselves. */
class FakeWorker {
  static all: FakeWorker[] = [];
  readonly told: WorkerMessage[] = [];
  onmessage: ((event: { data: PanelAnswer }) => void) | undefined;
  onerror: (() => void) | undefined;
  ended = false;

  constructor() {
    FakeWorker.all.push(this);
  }
  postMessage(message: WorkerMessage) {
    this.told.push(message);
  }
  terminate() {
    this.ended = true;
  }
}

const client = () => ({ onAnswer: jest.fn(), onLost: jest.fn() });
const failed = (number: number): PanelAnswer => ({ kind: 'failed', of: 'label', client: number, number: 1, message: '' });

beforeEach(() => {
  jest.useFakeTimers();
  FakeWorker.all = [];
  Object.assign(globalThis, { Worker: FakeWorker });
  Object.assign(URL, { createObjectURL: () => 'blob:', revokeObjectURL: () => undefined });
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: 8, configurable: true });
});
afterEach(() => jest.useRealTimers());

it('starts a few workers for many clients, and tells each client what is its own', () => {
  const pool = new WorkerPool();
  const clients = Array.from({ length: 30 }, client);
  clients.forEach((one, number) => pool.join(number, one));
  expect(FakeWorker.all).toHaveLength(3);
  FakeWorker.all.forEach((worker) => worker.onmessage?.({ data: failed(4) }));
  expect(clients.map(({ onAnswer }) => onAnswer.mock.calls.length).indexOf(1)).toBe(4);
  expect(clients[4]?.onAnswer).toHaveBeenCalledTimes(1);
});

it('ends a worker some time after its last client has left, and not before', () => {
  const pool = new WorkerPool();
  const [first, second] = [pool.join(1, client()), pool.join(2, client())];
  first?.leave();
  jest.advanceTimersByTime(3_000);
  const again = pool.join(3, client());
  jest.advanceTimersByTime(60_000);
  expect(FakeWorker.all.map(({ ended }) => ended)).toEqual([false, false]);
  again?.leave();
  second?.leave();
  jest.advanceTimersByTime(60_000);
  expect(FakeWorker.all.map(({ ended }) => ended)).toEqual([true, true]);
  expect(FakeWorker.all[0]?.told.at(-1)).toEqual({ kind: 'leave', client: 3 });
});

it('tells all clients of a worker that it is lost, and starts none after that', () => {
  const pool = new WorkerPool();
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2, configurable: true });
  const clients = [client(), client()];
  clients.forEach((one, number) => pool.join(number, one));
  FakeWorker.all[0]?.onerror?.();
  expect(clients.map(({ onLost }) => onLost.mock.calls.length)).toEqual([1, 1]);
  expect(pool.join(3, client())).toBeUndefined();
  expect(FakeWorker.all).toHaveLength(1);
});

it('has none where the browser forbids them', () => {
  Object.assign(globalThis, {
    Worker: class {
      constructor() {
        throw new DOMException('forbidden', 'SecurityError');
      }
    },
  });
  expect(new WorkerPool().join(1, client())).toBeUndefined();
});
