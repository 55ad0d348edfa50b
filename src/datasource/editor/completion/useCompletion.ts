import { useEffect, useMemo, useRef } from 'react';

import { useEditor } from '../EditorContext';

import { type CompletionSource } from './registerCompletion';

/** What completion asks the data source, each list once while the editor is open. */
export function useCompletion(): CompletionSource {
  const editor = useEditor();
  const { datasource } = editor;
  const latest = useRef(editor);
  useEffect(() => {
    latest.current = editor;
  });
  return useMemo(() => {
    let labels: Promise<string[]> | undefined;
    return {
      knowledge: async () => {
        const { range, catalogue } = latest.current;
        labels ??= datasource.labels(range).catch(() => []);
        const { signals = [], missingLabels } = catalogue;
        return { signals, missingLabels, labels: await labels, variables: datasource.variableNames() };
      },
      values: (label, query) => {
        const { range, scopedVars } = latest.current;
        return datasource.labelValues(label, { refId: 'completion', ...query }, range, scopedVars);
      },
    };
  }, [datasource]);
}
