import { type DataFrame } from '@grafana/data';

import { FrameReader } from './FrameReader';

/** The frames of a panel that hold a graph, sorted by what they hold. */
export interface GraphFrames {
  /** True when the frames keep the contract of `meta.custom.kind: alidade.graph`. */
  readonly ours: boolean;
  readonly nodes: readonly DataFrame[];
  readonly edges: readonly DataFrame[];
  readonly responses: readonly DataFrame[];
}

const graphKind = 'alidade.graph';

/** Picks out the frames of a graph; our own come first, then any in the Node Graph's form. */
export function findGraphFrames(frames: readonly DataFrame[]): GraphFrames {
  const own = frames.filter((frame) => frame.meta?.custom?.kind === graphKind);
  if (own.length > 0) {
    const named = (name: string) => own.filter((frame) => frame.name === name);
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
