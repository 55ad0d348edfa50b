import { useMemo } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { neighbourhood, type Target } from '../picture/Focus';
import { highlight } from '../picture/highlight';
import { type Scene } from '../picture/paintPicture';
import { type Carried } from './useCarrying';
import { type Drawing } from './useDrawing';
import { type Selection } from './useSelection';

interface Input {
  readonly drawing: Drawing;
  readonly formats: MeasureFormats;
  readonly narrowed: Graph;
  readonly drawn: Graph;
  readonly matches: readonly Target[];
  readonly selection: Selection;
  readonly hovered: Target | undefined;
  readonly carried: Carried | undefined;
}

/** What is painted: the picture, and in full strength what is pointed at, else what was found. */
export function useScene(input: Input): Omit<Scene, 'look' | 'zoom'> {
  const { drawing, formats, narrowed, drawn, matches, selection, hovered, carried } = input;
  const { picture, labels, measure } = drawing;
  const chosen = selection.cursor ?? selection.selected;
  const target = hovered ?? chosen;
  return useMemo(() => {
    const found = matches.length > 0 ? highlight(matches, narrowed, drawn) : undefined;
    const focus = neighbourhood(drawn, target) ?? found;
    return { picture, labels, formats, measure, focus, selected: chosen?.id, carried };
  }, [carried, picture, labels, formats, measure, matches, narrowed, drawn, target, chosen]);
}
