import { type DataFrame } from '@grafana/data';

import { FrameReader } from './FrameReader';
import { codeNotTold, type GraphEdge, type GraphNode, type GraphNodeKind, type GraphResponse, type Health } from './Graph';
import { earlierReader } from './readEarlier';
import { valuesReader } from './readValues';
import { makeSliced, type Sliced } from './Sliced';

const kinds: readonly string[] = [
  'workload',
  'service',
  'app',
  'version',
  'namespace',
  'cluster',
  'external',
] satisfies GraphNodeKind[];
const healths: readonly string[] = ['healthy', 'degraded', 'failing', 'idle'] satisfies Health[];

/** Reads a `nodes` frame of our own data source. */
export function readMeshNodes(frame: DataFrame): Sliced<GraphNode[]> {
  const reader = new FrameReader(frame);
  reader.require('id', 'title', 'kind', 'health');
  const values = valuesReader(reader);
  const earlier = earlierReader(reader);
  return makeSliced(reader.length, (row) => {
    const kind = reader.text('kind', row);
    const health = reader.text('health', row);
    return {
      id: reader.text('id', row),
      title: reader.text('title', row) || reader.text('id', row),
      subtitle: reader.text('subtitle', row),
      kind: kinds.includes(kind) ? (kind as GraphNodeKind) : 'unknown',
      role: reader.text('role', row),
      cluster: reader.text('cluster', row),
      namespace: reader.text('namespace', row),
      versions: reader.list('version', row),
      health: healths.includes(health) ? (health as Health) : 'healthy',
      values: values(row),
      stats: [],
      ...told(reader, row, 'service'),
      ...told(reader, row, 'workload'),
      ...told(reader, row, 'app'),
      ...earlier(row),
    };
  });
}

/** Reads an `edges` frame of our own data source. */
export function readMeshEdges(frame: DataFrame): Sliced<GraphEdge[]> {
  const reader = new FrameReader(frame);
  reader.require('id', 'source', 'target', 'requestRate', 'errorRatio');
  const values = valuesReader(reader);
  const earlier = earlierReader(reader);
  return makeSliced(reader.length, (row) => ({
    id: reader.text('id', row),
    source: reader.text('source', row),
    target: reader.text('target', row),
    protocols: reader.list('protocols', row),
    reporter: reader.text('reporter', row),
    values: values(row),
    stats: [],
    ...earlier(row),
  }));
}

/**
 * Reads a `responses` frame of our own data source. Where no request at all tells its code, the mesh has
 * thinned the label out, and to lack one says nothing.
 */
export function* readResponses(frame: DataFrame): Sliced<GraphResponse[]> {
  if (frame.fields.length === 0) {
    return [];
  }
  const reader = new FrameReader(frame);
  reader.require('edge', 'code', 'flags', 'rate');
  const responses = yield* makeSliced(reader.length, (row) => ({
    edge: reader.text('edge', row),
    protocol: reader.text('protocol', row),
    code: reader.text('code', row),
    grpcStatus: reader.text('grpcStatus', row),
    flags: reader.text('flags', row),
    rate: reader.number('rate', row) ?? 0,
  }));
  return responses.some(({ protocol, code }) => protocol !== 'tcp' && code !== '')
    ? responses
    : responses.map((response) => (response.protocol === 'tcp' ? response : { ...response, code: codeNotTold }));
}

/** A text that is absent where it is empty. */
function told<K extends string>(reader: FrameReader, row: number, name: K): Partial<Record<K, string>> {
  const text = reader.text(name, row);
  return text === '' ? {} : ({ [name]: text } as Record<K, string>);
}
