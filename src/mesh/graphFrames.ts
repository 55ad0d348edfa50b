import { type DataFrame } from '@grafana/data';

import { FrameReader } from './FrameReader';

/** The frames of a panel that hold a graph, sorted by what they hold. */
export interface GraphFrames {
  /** True when the frames keep our own contract, which tells more than the Node Graph's. */
  readonly ours: boolean;
  readonly nodes: readonly DataFrame[];
  readonly edges: readonly DataFrame[];
  readonly responses: readonly DataFrame[];
}

const graphKind = 'alidade.graph';

/** The frames of our own by name, and the fields that each of them has and no other data source's has. */
const ownFrames: Readonly<Record<string, readonly string[]>> = {
  nodes: ['id', 'title', 'kind', 'health'],
  edges: ['id', 'source', 'target', 'requestRate', 'errorRatio'],
  responses: ['edge', 'code', 'flags', 'rate'],
};

/**
 * Whether a frame is one of a graph of our own data source. Its fields say so: a public dashboard has no
 * `meta.custom`. One without fields is known by that alone.
 */
export function isGraphFrame(frame: DataFrame): boolean {
  const reader = new FrameReader(frame);
  return frame.meta?.custom?.kind === graphKind || (ownFrames[frame.name ?? '']?.every((name) => reader.has(name)) ?? false);
}

/** Picks out the frames of a graph; our own come first, then any in the Node Graph's form. */
export function findGraphFrames(frames: readonly DataFrame[]): GraphFrames {
  // One frame that is known for ours speaks for its whole query, so that a field which is missing is named.
  const queries = new Set(frames.filter(isGraphFrame).map(({ refId }) => refId));
  const own = frames.filter(({ name, refId }) => queries.has(refId) && name !== undefined && name in ownFrames);
  if (own.length > 0) {
    const named = (wanted: string) => own.filter(({ name }) => name === wanted);
    return { ours: true, nodes: named('nodes'), edges: named('edges'), responses: named('responses') };
  }
  const nodes: DataFrame[] = [];
  const edges: DataFrame[] = [];
  for (const frame of frames) {
    const reader = new FrameReader(frame);
    const preferred = frame.meta?.preferredVisualisationType === 'nodeGraph';
    if (reader.has('source') && reader.has('target')) {
      edges.push(frame);
    } else if (preferred && frame.name === 'edges') {
      edges.push(frame);
    } else if (reader.has('id') && (preferred || reader.has('title') || frame.name === 'nodes')) {
      nodes.push(frame);
    }
  }
  return { ours: false, nodes, edges, responses: [] };
}
