import { type GraphEdge, type GraphNode } from '../../mesh/Graph';
import { type Traffic } from '../../mesh/trafficOf';
import { type Point, type Rect } from '../geometry/rects';
import { type Flow } from '../layout/grid';
import { type LaneShape } from '../layout/placeCards';
import { type ResponseShares } from './responseShares';

/** Everything that is drawn, in CSS pixels at zoom 1. It knows neither theme nor zoom. */
export interface Picture {
  readonly bounds: Rect;
  /** Which way calls run. */
  readonly flow: Flow;
  readonly lanes: readonly LaneShape[];
  readonly cards: readonly CardShape[];
  /** In the order they are painted: what matters most comes last. */
  readonly edges: readonly EdgeShape[];
  /** How far healthy calls step back, so that others stand out among them: from 0 where they are few to 1 where they are many. */
  readonly crowd: number;
}

export interface CardShape extends Rect {
  /** Name of the lane it stands in. */
  readonly lane: string;
  readonly node: GraphNode;
  /** How its responses ended; absent where that is not known. */
  readonly shares?: ResponseShares;
}

export interface EdgeShape {
  readonly edge: GraphEdge;
  /** A chain of cubic curves from rim to rim: a start, then two controls and an end for each. */
  readonly curve: readonly Point[];
  /** Width of the line in pixels. */
  readonly width: number;
  readonly severity: Severity;
  readonly kind: Traffic;
}

/** By the share of requests or connections that failed: below the first threshold, above it, above the second. */
export type Severity = 'fine' | 'degraded' | 'failing';
