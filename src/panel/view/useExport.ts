import { useTheme2 } from '@grafana/ui';
import { useCallback } from 'react';

import { type Graph } from '../../mesh/Graph';
import { download } from '../export/download';
import { labelWhole } from '../export/labelWhole';
import { toDot } from '../export/toDot';
import { toJson } from '../export/toJson';
import { toMermaid } from '../export/toMermaid';
import { toPng } from '../export/toPng';
import { toLookOf } from '../picture/Look';
import { type LabelStyle } from '../picture/toLabelCandidate';
import { type Drawing } from './useDrawing';
import { type ExportFormat } from './MoreMenu';

/** Saves what is drawn as a file. */
export function useExport(graph: Graph, drawing: Drawing, { formats, parts }: Pick<LabelStyle, 'formats' | 'parts'>): (format: ExportFormat) => void {
  const theme = useTheme2();
  const { arrangement, picture, measure } = drawing;
  return useCallback(
    (format) => {
      const text = (content: string, type: string) => new Blob([content], { type });
      switch (format) {
        case 'JSON':
          return download('mesh.json', text(toJson(graph), 'application/json'));
        case 'DOT':
          return download('mesh.dot', text(toDot(graph, formats), 'text/vnd.graphviz'));
        case 'Mermaid':
          return download('mesh.mmd', text(toMermaid(graph, formats), 'text/plain'));
        case 'PNG': {
          const labels = arrangement ? labelWhole(picture, arrangement, { formats, parts, measure }) : [];
          const look = toLookOf(theme, formats.field('errorRatio'));
          return void toPng({ picture, labels, measure, formats, look }, look).then(
            (image) => image && download('mesh.png', image)
          );
        }
      }
    },
    [theme, graph, formats, parts, arrangement, picture, measure]
  );
}
