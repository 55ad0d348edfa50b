import { useEffect, useRef, useState } from 'react';

import { type ScopedVars } from '@grafana/data';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type MeshSource } from '../MeshSource';
import { type Failure, toFailure } from '../Failure';
import { type Expression, type ResourceRange } from '../Resources';

/** Milliseconds without a change after which the backend is asked. */
const pause = 400;

export interface Compiled {
  /** The last good answer; it stays while a newer query is compiled or refused. */
  expressions?: Expression[];
  failure?: Failure;
}

interface Source {
  datasource: MeshSource;
  query: MeshQuery;
  range: ResourceRange;
  scopedVars: ScopedVars;
}

/** Compiles a query whenever it has changed, and some time has passed. */
export function useCompiled(source: Source): Compiled {
  const [compiled, setCompiled] = useState<Compiled>({});
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  const { datasource, query, range, scopedVars } = source;
  // A refresh moves the range on, but only its length shows in the expressions.
  const { from, to, intervalMs } = range;
  const asked = JSON.stringify([datasource.applyTemplateVariables(query, scopedVars), to - from, intervalMs]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      const { datasource, query, range, scopedVars } = latest.current;
      datasource.compile(query, range, scopedVars).then(
        (expressions) => current && setCompiled({ expressions }),
        (thrown: unknown) => current && setCompiled((last) => ({ ...last, failure: toFailure(thrown) }))
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return compiled;
}
