import { config } from '@grafana/runtime';
import { waitFor } from '@testing-library/react';

import { type EdgeLabelPart } from '../picture/edgeLabels';
import { atOnce } from '../../mesh/Sliced';
import { toTopology } from '../layout/toTopology';
import { drawPicture } from '../picture/drawPicture';
import { defaultErrorScale } from '../picture/ErrorScale';
import { EdgeIndex } from '../picture/EdgeIndex';
import { labelObstacles } from '../picture/labelObstacles';
import { measureText } from '../picture/measureText';
import { placeLabels } from '../picture/placeLabels';
import { toLabelCandidate } from '../picture/toLabelCandidate';
import { arranged, panelAspect } from '../testing/drawn';
import { shopFormats, shopGraph } from '../testing/shopGraph';
import { type PanelAnswer, type PanelTask, type WorkerMessage } from './PanelTask';
import { TaskRunner } from './TaskRunner';
import { WorkerClient } from './WorkerClient';
import { type WorkerPool } from './WorkerPool';

const graph = shopGraph();
const request = { topology: toTopology(graph), edges: graph.edges, aspect: panelAspect };
const broken = { ...request, topology: undefined as unknown as typeof request.topology };

const parts: EdgeLabelPart[] = ['rate'];
const measure = measureText('Inter');
const picture = drawPicture(graph, arranged(graph), defaultErrorScale);
const candidates = picture.edges.map((shape) => toLabelCandidate(shape, { formats: shopFormats(), parts, measure }));
const obstacles = labelObstacles(picture, 1, measure);
const labelRequest = { candidates, obstacles, area: picture.bounds, zoom: 1 };
const labels = placeLabels({ candidates, obstacles, edgeIndex: new EdgeIndex(arranged(graph).curves, picture.bounds, 1) });

const answered = () => ({ onDone: jest.fn(), onError: jest.fn() });

/** A worker that does its work when it is told to, fails at what cannot be done, and can die. */
class SlowWorkers implements Pick<WorkerPool, 'join'> {
  readonly waiting: WorkerMessage[] = [];
  private readonly runner = new TaskRunner();
  private client: Parameters<WorkerPool['join']>[1] | undefined;

  join(_: number, client: Parameters<WorkerPool['join']>[1]) {
    this.client = client;
    return { post: (message: WorkerMessage) => void this.waiting.push(message), leave: () => undefined };
  }

  work() {
    for (const message of this.waiting.splice(0)) {
      this.client?.onAnswer(this.answer(message as PanelTask));
    }
  }

  die() {
    this.waiting.length = 0;
    this.client?.onLost();
  }

  private answer(task: PanelTask): PanelAnswer {
    try {
      return atOnce(this.runner.run(task));
    } catch (error) {
      return { kind: 'failed', of: task.kind, client: task.client, number: task.number, message: String(error) };
    }
  }
}

describe('where there is no worker, the page itself', () => {
  it('arranges the mesh and places labels on it', async () => {
    const client = new WorkerClient();
    const [mesh, texts] = [answered(), answered()];
    client.arrange(request, mesh);
    await waitFor(() => expect(mesh.onDone).toHaveBeenCalledWith(arranged(graph)));
    client.label(labelRequest, texts);
    await waitFor(() => expect(texts.onDone).toHaveBeenCalledWith(labels));
  });

  it('says why there is no picture, and goes on after it', async () => {
    const client = new WorkerClient();
    const [first, second] = [answered(), answered()];
    client.arrange(broken, first);
    await waitFor(() => expect(first.onError).toHaveBeenCalledWith(expect.objectContaining({ message: expect.stringMatching(/^TypeError/) as string })));
    client.arrange(request, second);
    await waitFor(() => expect(second.onDone).toHaveBeenCalledWith(arranged(graph)));
    expect(first.onDone).not.toHaveBeenCalled();
  });

  it('answers nobody who has gone', async () => {
    const client = new WorkerClient();
    const [left, next] = [answered(), answered()];
    client.arrange(request, left);
    client.dispose();
    client.arrange(request, next);
    await waitFor(() => expect(next.onDone).toHaveBeenCalledTimes(1));
    expect(left.onDone).not.toHaveBeenCalled();
  });
});

it('does all at once for whoever takes a picture of the page', () => {
  const before = config.bootData;
  config.bootData = { ...before, user: { ...before?.user, authenticatedBy: 'render' } };
  try {
    const mesh = answered();
    new WorkerClient().arrange(request, mesh);
    expect(mesh.onDone).toHaveBeenCalledWith(arranged(graph));
  } finally {
    config.bootData = before;
  }
});

describe('with a worker', () => {
  it('has only the last one done of what was asked meanwhile', () => {
    const workers = new SlowWorkers();
    const client = new WorkerClient(workers);
    const all = [answered(), answered(), answered()];
    all.forEach((one) => client.arrange(request, one));
    workers.work();
    workers.work();
    expect(all.map(({ onDone }) => onDone.mock.calls.length)).toEqual([0, 0, 1]);
  });

  // Grafana's frontend sandbox copies what is posted out of it, and turns a map into an object without entries.
  it('tells it what is on the screen in arrays and objects alone', () => {
    const workers = new SlowWorkers();
    const client = new WorkerClient(workers);
    const next = answered();
    const previous = arranged(graph).layout;
    const free = new Map([...previous.cards.keys()].map((id, index) => [id, { x: index, y: index }]));
    client.arrange({ ...request, previous: { ...previous, free } }, answered());
    client.arrange({ ...request, previous }, next);
    const copies = workers.waiting.map((message) => JSON.parse(JSON.stringify(message)) as WorkerMessage);
    expect(copies).toEqual(workers.waiting);
    workers.work();
    workers.work();
    expect(next.onDone).toHaveBeenCalledWith(expect.objectContaining({ layout: previous }));
  });

  it('says what the worker failed at, and asks it again', () => {
    const workers = new SlowWorkers();
    const client = new WorkerClient(workers);
    const [first, second] = [answered(), answered()];
    client.arrange(broken, first);
    workers.work();
    expect(first.onError).toHaveBeenCalledWith(expect.objectContaining({ message: expect.stringMatching(/^TypeError/) as string }));
    client.arrange(request, second);
    workers.work();
    expect(second.onDone).toHaveBeenCalledWith(arranged(graph));
  });

  it('does on the page what a worker leaves undone when it dies', async () => {
    const workers = new SlowWorkers();
    const client = new WorkerClient(workers);
    const mesh = answered();
    client.arrange(request, mesh);
    workers.die();
    await waitFor(() => expect(mesh.onDone).toHaveBeenCalledWith(arranged(graph)));
  });

  it.each(['before', 'while'])('places labels on what a worker had arranged that died %s they were asked for', async (when) => {
    const workers = new SlowWorkers();
    const client = new WorkerClient(workers);
    const texts = answered();
    client.arrange(request, answered());
    workers.work();
    if (when === 'before') {
      workers.die();
    }
    client.label(labelRequest, texts);
    if (when === 'while') {
      workers.die();
    }
    await waitFor(() => expect(texts.onDone).toHaveBeenCalledWith(labels));
  });
});
