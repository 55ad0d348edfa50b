import { Desk } from './Desk';
import { type PanelTask } from './PanelTask';

const desk = new Desk();

self.onmessage = ({ data }: MessageEvent<PanelTask>) => {
  const answer = desk.handle(data);
  const { numbers, ends } = answer.kind === 'arrange' ? answer.arrangement.curves : {};
  self.postMessage(answer, { transfer: numbers && ends ? [numbers.buffer, ends.buffer] : [] });
};
