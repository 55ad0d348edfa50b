import { type DataFrame } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

import { FrameError } from '../../mesh/FrameReader';
import { type Graph } from '../../mesh/Graph';
import { readGraphSliced } from '../../mesh/readGraph';
import { atOnce, mostAtOnce, type Sliced } from '../../mesh/Sliced';
import { type FoldFrame, prepareChoice } from '../fold/chooseFolded';
import { prepareFolding } from '../fold/foldGraph';
import { carryLatency } from './carryLatency';

/** What frames hold: a graph, none, or what is wrong with them. */
export interface GraphAnswer {
  readonly graph?: Graph;
  readonly failure?: FrameError;
}

/**
 * What the frames of a small answer hold; undefined where there are too many rows to read them at once. `first` is the
 * first query of a graph.
 */
export function readSmallAnswer(frames: readonly DataFrame[], first?: string): GraphAnswer | undefined {
  const rows = frames.reduce((sum, { length }) => sum + length, 0);
  return rows <= mostAtOnce ? atOnce(failing(readGraphSliced(frames, { first, nameOf: nameDatasource }))) : undefined;
}

/** What is known of a picture before its graph has been read. */
export interface Expected {
  /** Where it will be shown, as long as nothing is shown there: only then is decided afresh what folds. */
  readonly fresh?: FoldFrame;
  /** The graph whose latency it shows where its own follows. */
  readonly before?: Graph;
}

/** What the frames of a large answer hold, read with rests and made ready to be folded as it will be shown. */
export function readAnswer(frames: readonly DataFrame[], first: string | undefined, expected: Expected): Sliced<GraphAnswer> {
  return failing(readAndPrepare(frames, first, expected));
}

function* readAndPrepare(frames: readonly DataFrame[], first: string | undefined, { fresh, before }: Expected): Sliced<Graph | undefined> {
  const graph = yield* readGraphSliced(frames, { first, nameOf: nameDatasource });
  if (graph) {
    const shown = graph.latencyFollows && before ? carryLatency(graph, before) : graph;
    yield;
    if (fresh) {
      yield* prepareChoice(shown, new Map(), fresh);
    }
    yield* prepareFolding(shown);
  }
  return graph;
}

/** As people know it; undefined where who looks may not see it. */
function nameDatasource(uid: string): string | undefined {
  return getDataSourceSrv()?.getInstanceSettings(uid)?.name;
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
