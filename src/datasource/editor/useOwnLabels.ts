import { useState } from 'react';

import { type SelectableValue } from '@grafana/data';

import { withoutName } from '../labels';

import { useEditor } from './EditorContext';

interface OwnLabels {
  /** Labels by their own names: those that tag overrides added, mostly. */
  all: Array<SelectableValue<string>>;
  /** Those among them that have no name in a query. */
  others: Array<SelectableValue<string>>;
  isLoading: boolean;
  /** Asks for them; for a list that is opened. */
  load: () => void;
}

/** The labels that the mesh's metrics carry. */
export function useOwnLabels(): OwnLabels {
  const { datasource, range } = useEditor();
  const [labels, setLabels] = useState<string[]>([]);
  const [isLoading, setLoading] = useState(false);
  const load = () => {
    setLoading(true);
    void datasource
      .labels(range)
      // Suggestions are a convenience: without them names can still be typed.
      .catch(() => [])
      .then((found) => {
        setLabels(found);
        setLoading(false);
      });
  };
  return { all: labels.map(toOption), others: withoutName(labels).map(toOption), isLoading, load };
}

function toOption(label: string): SelectableValue<string> {
  return { label, value: label };
}
