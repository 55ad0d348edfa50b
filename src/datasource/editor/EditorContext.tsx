import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useMemo, useState } from 'react';

import { type ScopedVars } from '@grafana/data';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type MeshSource } from '../MeshSource';
import { belongsTo, type Failure } from '../Failure';
import { type ResourceRange } from '../Resources';

import { knows, missing } from './fitsSignal';
import { type Catalogue } from './useCatalogue';

/** What the parts of one query editor share. */
interface EditorScope {
  datasource: MeshSource;
  query: MeshQuery;
  range: ResourceRange;
  scopedVars: ScopedVars;
  catalogue: Catalogue;
  /** Why the backend refuses the query as it stands. */
  failure?: Failure;
}

interface EditorContextValue extends EditorScope {
  /** Says that a field is on screen and shows its own failures; the answer takes it back. */
  claim: (field: string) => () => void;
  /** The failure is of no field on screen. */
  unclaimed: boolean;
  /** The id of the element by which a field is changed. */
  idOf: (field: string) => string;
  /** Leads to a field, also where it is folded away; `wanted` is the one that is on its way. */
  goTo: (field: string) => void;
  wanted?: string;
  /** Says that a field has been reached. */
  arrive: () => void;
  /** Whether the fields that are needed now and then are on screen. */
  isUnfolded: boolean;
  setUnfolded: (isUnfolded: boolean) => void;
}

const EditorContext = createContext<EditorContextValue | undefined>(undefined);

export function EditorProvider({ scope, children }: { scope: EditorScope; children: ReactNode }) {
  const [claimed, setClaimed] = useState<readonly string[]>([]);
  const claim = useCallback((field: string) => {
    setClaimed((fields) => [...fields, field]);
    return () => setClaimed((fields) => fields.filter((other) => other !== field));
  }, []);
  const id = useId();
  const idOf = useCallback((field: string) => `${id}-${field}`, [id]);
  const [wanted, setWanted] = useState<string>();
  const [isUnfolded, setUnfolded] = useState(false);
  const arrive = useCallback(() => setWanted(undefined), []);
  const goTo = useCallback(
    (field: string) => {
      setWanted(field);
      // What is not on screen is folded away.
      setUnfolded((unfolded) => unfolded || document.getElementById(idOf(field)) === null);
    },
    [idOf]
  );
  const { datasource, query, range, scopedVars, catalogue, failure } = scope;
  const unclaimed = failure !== undefined && !claimed.some((field) => belongsTo(failure, field));
  const value = useMemo(
    () => ({ datasource, query, range, scopedVars, catalogue, failure, claim, unclaimed, idOf, goTo, wanted, arrive, isUnfolded, setUnfolded }),
    [datasource, query, range, scopedVars, catalogue, failure, claim, unclaimed, idOf, goTo, wanted, arrive, isUnfolded]
  );
  return <EditorContext.Provider value={value}>{children}</EditorContext.Provider>;
}

export function useEditor(): EditorContextValue {
  const value = useContext(EditorContext);
  if (!value) {
    throw new Error('A part of the query editor was rendered outside of EditorProvider.');
  }
  return value;
}

/** The id of the element by which a field is changed, and what is wrong with it; whoever was led to the field comes to that element. */
export function useField(field: string): { id: string; error?: string } {
  const { idOf, wanted, arrive } = useEditor();
  const id = idOf(field);
  useEffect(() => {
    if (wanted === field) {
      document.getElementById(id)?.focus();
      arrive();
    }
  }, [wanted, field, id, arrive]);
  return { id, error: useFieldError(field) };
}

/** What is wrong with a field, to be shown beside it. */
function useFieldError(field: string): string | undefined {
  const { failure, claim, query, catalogue } = useEditor();
  useEffect(() => claim(field), [claim, field]);
  return missing(catalogue.chosen, query, field) ?? (failure && belongsTo(failure, field) ? failure.message : undefined);
}

/**
 * Tells whether a field is of use: the query's signal knows it. A field that is set is shown in any
 * case, so that it can be seen and taken out.
 */
export function useOffered(): (field: string, value: unknown) => boolean {
  const { chosen } = useEditor().catalogue;
  return (field, value) => value !== undefined || knows(chosen, field);
}
