import { type DataFrame, type DataQueryRequest, type DataQueryResponse, dateTime, LoadingState, type PanelData } from '@grafana/data';
import { map, type Observable, Subject } from 'rxjs';
import { FirstSteps } from '../../src/datasource/FirstSteps';
import { inTwoSteps } from '../../src/datasource/inTwoSteps';
import { type MeshQuery } from '../../src/mesh/MeshQuery';

interface Answering {
  /** What a panel is given: each state of the answer, one after the other. */
  readonly answered: Observable<Pick<PanelData, 'series' | 'state'>>;
  /** Answers what is asked first, without latency. */
  readonly first: (frames: DataFrame[]) => void;
  /** Answers what is asked then. */
  readonly whole: (frames: DataFrame[]) => void;
}

const refId = 'A';
const range = { from: dateTime(0), to: dateTime(900_000), raw: { from: 'now-15m', to: 'now' } };
const request = { targets: [{ refId, queryType: 'graph' }], range } as unknown as DataQueryRequest<MeshQuery>;

/** A graph query on its way through the data source's own two steps; what its backend answers is given by hand. */
export function answerInSteps(): Answering {
  const steps = [new Subject<DataQueryResponse>(), new Subject<DataQueryResponse>()] as const;
  const [first, whole] = steps.map((step) => (frames: DataFrame[]) => {
    step.next({ data: frames.map((frame) => ({ ...frame, refId })), state: LoadingState.Done });
    step.complete();
  }) as [Answering['first'], Answering['whole']];
  const left = [...steps];
  const ask = () => left.shift() ?? new Subject<DataQueryResponse>();
  const answered = inTwoSteps({ request, ask, filledIn: (query) => query, firstSteps: new FirstSteps() }).pipe(
    // Grafana makes a list of its own of each packet.
    map(({ data, state = LoadingState.Done }) => ({ series: [...(data as DataFrame[])], state }))
  );
  return { answered, first, whole };
}
