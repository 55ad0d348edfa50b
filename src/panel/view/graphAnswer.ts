import { type DataFrame } from '@grafana/data';

import { FrameError } from '../../mesh/FrameReader';
import { type Graph } from '../../mesh/Graph';
import { readGraphSliced } from '../../mesh/readGraph';
import { atOnce, type Sliced } from '../../mesh/Sliced';
import { type FoldFrame, prepareChoice } from '../fold/chooseFolded';
import { prepareFolding } from '../fold/foldGraph';

/** What frames hold: a graph, none, or what is wrong with them. */
export interface GraphAnswer {
  readonly graph?: Graph;
  readonly failure?: FrameError;
}

/** Frames with no more rows than this together are read at once: that takes no longer than to put it off. */
const mostAtOnce = 2000;

/** What the frames of a small answer hold; undefined where there are too many rows to read them at once. */
export function readSmallAnswer(frames: readonly DataFrame[]): GraphAnswer | undefined {
  const rows = frames.reduce((sum, { length }) => sum + length, 0);
  return rows <= mostAtOnce ? atOnce(failing(readGraphSliced(frames))) : undefined;
}

/** What the frames of a large answer hold, read with rests and made ready to be folded; `seen` is where it will be shown. */
export function readAnswer(frames: readonly DataFrame[], seen: FoldFrame): Sliced<GraphAnswer> {
  return failing(readAndPrepare(frames, seen));
}

function* readAndPrepare(frames: readonly DataFrame[], seen: FoldFrame): Sliced<Graph | undefined> {
  const graph = yield* readGraphSliced(frames);
  if (graph) {
    yield* prepareChoice(graph, seen);
    yield* prepareFolding(graph);
  }
  return graph;
}

/** A frame that lacks something is an answer too; any other error is thrown on. */
function* failing(reading: Sliced<Graph | undefined>): Sliced<GraphAnswer> {
  try {
    return { graph: yield* reading };
  } catch (error) {
    if (error instanceof FrameError) {
      return { failure: error };
    }
    throw error;
  }
}
