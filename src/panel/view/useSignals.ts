import { CoreApp, type DataFrame, type DataQueryRequest, type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { useEffect, useMemo, useState } from 'react';
import { from, lastValueFrom } from 'rxjs';

import { type Graph } from '../../mesh/Graph';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Target } from '../picture/Focus';
import { endsOf } from './endsOf';
import { readSignals, type Signals, signalQueries } from './signalsOf';

/** So many points that a line as wide as the details shows all of them. */
const points = 120;

/** Signals of what is open, over the dashboard's range; asked when it is opened, and again with its range. */
export function useSignals(graph: Graph, target: Target, range: TimeRange | undefined): Signals | undefined {
  const uid = graph.datasourceUid;
  const asked = JSON.stringify(uid && endsOf(graph, target));
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly signals: Signals }>();
  const request = useMemo(
    () => (uid && asked && range ? toRequest(signalQueries(uid, JSON.parse(asked)), range) : undefined),
    [uid, asked, range]
  );
  useEffect(() => {
    let wanted = true;
    if (uid && request) {
      // Details without signals are details all the same: what fails is left out.
      ask(uid, request).then(
        (frames) => wanted && setAnswer({ asked, signals: readSignals(frames) }),
        () => undefined
      );
    }
    return () => {
      wanted = false;
    };
  }, [uid, asked, request]);
  return answer && answer.asked === asked ? answer.signals : undefined;
}

async function ask(uid: string, request: DataQueryRequest<MeshQuery>): Promise<DataFrame[]> {
  const source = await getDataSourceSrv().get(uid);
  const { data } = await lastValueFrom(from(source.query(request)));
  return data;
}

function toRequest(targets: MeshQuery[], range: TimeRange): DataQueryRequest<MeshQuery> {
  const span = range.to.valueOf() - range.from.valueOf();
  const intervalMs = Math.max(1000, Math.ceil(span / points));
  return {
    app: CoreApp.Dashboard,
    requestId: 'alidade-details',
    targets,
    range,
    intervalMs,
    interval: `${Math.round(intervalMs / 1000)}s`,
    maxDataPoints: points,
    scopedVars: {},
    timezone: 'browser',
    startTime: 0,
  };
}
