import { useState } from 'react';

import { type SelectableValue } from '@grafana/data';

import { type MeshQuery } from '../../mesh/MeshQuery';

import { useEditor } from './EditorContext';
import { withoutField } from './withoutField';

interface ValueOptions {
  options: Array<SelectableValue<string>>;
  isLoading: boolean;
  /** Asks the mesh for the values; for a list that is opened. */
  load: () => void;
}

/** Suggestions for a field of the query: the values that the mesh has where the other fields match, and variables. */
export function useValueOptions(field: string): ValueOptions {
  const { query } = useEditor();
  return useLabelValues(labelsOf(field), withoutField(query, field));
}

/** Suggestions for labels under a query: their values, where the backend tells, and variables. */
export function useLabelValues(labels: string[], query: MeshQuery): ValueOptions {
  const { datasource, range, scopedVars } = useEditor();
  const [values, setValues] = useState<string[]>([]);
  const [isLoading, setLoading] = useState(false);
  const load = () => {
    setLoading(true);
    const asked = labels.map((label) =>
      datasource
        .labelValues(label, query, range, scopedVars)
        // Suggestions are a convenience: without them values can still be typed.
        .catch(() => [])
    );
    void Promise.all(asked).then((answers) => {
      setValues([...new Set(answers.flatMap((answer) => (Array.isArray(answer) ? answer : [])))].sort());
      setLoading(false);
    });
  };
  const variables = datasource.variableNames().map((name) => ({ label: name, value: name, description: 'Variable' }));
  return { options: [...values.map((value) => ({ label: value, value })), ...variables], isLoading, load };
}

/** What a field is compared with: one that speaks of either end takes the values of both. */
function labelsOf(field: string): string[] {
  const [, property] = /^(?:either|focus)\.(.*)$/.exec(field) ?? [];
  return property ? [`source.${property}`, `destination.${property}`] : [field];
}
