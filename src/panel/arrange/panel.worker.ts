import { atOnce } from '../../mesh/Sliced';
import { type PanelAnswer, type WorkerMessage } from './PanelTask';
import { TaskRunner } from './TaskRunner';

/** By client: a worker serves several panels. */
const runners = new Map<number, TaskRunner>();

self.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
  const { client } = data;
  if (data.kind === 'leave') {
    runners.delete(client);
    return;
  }
  const runner = runners.get(client) ?? new TaskRunner();
  runners.set(client, runner);
  const answer = (content: PanelAnswer, transfer: Transferable[] = []) => self.postMessage(content, { transfer });
  try {
    const result = atOnce(runner.run(data));
    const { numbers, ends } = result.kind === 'arrange' ? result.arrangement.curves : {};
    answer(result, numbers && ends ? [numbers.buffer, ends.buffer] : []);
  } catch (error) {
    answer({ kind: 'failed', of: data.kind, client, number: data.number, message: String(error) });
  }
};
