import { useDeferredValue, useMemo } from 'react';

import { type Point } from '../geometry/rects';
import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Target } from '../picture/Focus';
import { type Drawing } from './useDrawing';
import { usePoints } from './usePoints';
import { useSettled } from './useSettled';

interface TableProps {
  readonly graph: Graph;
  readonly formats: MeasureFormats;
  readonly pointOf: ((target: Target) => Point | undefined) | undefined;
}

/** What the table shows. It comes after the picture, and not before there is one: nobody waits for rows that lie beneath it. */
export function useTableProps(graph: Graph, formats: MeasureFormats, drawing: Drawing): TableProps | undefined {
  const { arrangement, picture, hits, camera, moved, ready } = drawing;
  const arranged = arrangement !== undefined;
  const settled = useSettled(camera);
  const still = ready && (!moved || settled === camera);
  const pointOf = usePoints(picture, hits, moved ? settled : camera);
  return useDeferredValue(
    useMemo(
      () => (arranged ? { graph, formats, pointOf: still ? pointOf : undefined } : undefined),
      [arranged, graph, formats, still, pointOf]
    )
  );
}
