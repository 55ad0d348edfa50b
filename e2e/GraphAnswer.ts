import { type Response } from '@playwright/test';
import { type MeshQuery } from '../src/mesh/MeshQuery';

/** A row of a frame by field name; what is unknown is null. Nodes and edges have an id. */
export type Row = Record<string, unknown> & { id: string };

interface WireFrame {
  schema: { name: string; fields: Array<{ name: string }> };
  data: { values: unknown[][] };
}

/** What the backend answered to a graph query. */
export interface GraphAnswer {
  nodes: Row[];
  edges: Row[];
  /** How the requests of edges ended; `edge` is the id of one. */
  responses: Row[];
}

/** A query as the page sends it to the backend. */
export type SentQuery = Partial<MeshQuery> & { step?: 'first' };

/** The queries that a response answers. */
export function queriesOf(response: Response): SentQuery[] {
  if (!response.url().includes('/api/ds/query')) {
    return [];
  }
  return (response.request().postDataJSON() as { queries: SentQuery[] }).queries;
}

/** Whether a response is the whole answer to a graph query of that kind: another one may still be under way. */
export function answersGraph(response: Response, wanted: (query: SentQuery) => boolean = () => true): boolean {
  return queriesOf(response).some((query) => query.queryType === 'graph' && query.step === undefined && wanted(query));
}

export async function readGraphAnswer(response: Response): Promise<GraphAnswer> {
  const frames = await framesOf(response, 'A');
  return { nodes: rowsOf(frames, 'nodes'), edges: rowsOf(frames, 'edges'), responses: rowsOf(frames, 'responses') };
}

/** What the backend answered to a latency query: a row a group of calls. */
export async function readBreakdown(response: Response, refId: string): Promise<Row[]> {
  return rowsOf(await framesOf(response, refId), 'breakdown');
}

async function framesOf(response: Response, refId: string): Promise<WireFrame[]> {
  const { results } = (await response.json()) as { results: Record<string, { frames: WireFrame[] }> };
  return results[refId]?.frames ?? [];
}

function rowsOf(frames: WireFrame[], name: string): Row[] {
  const frame = frames.find((candidate) => candidate.schema.name === name);
  if (!frame) {
    throw new Error(`the answer has no frame "${name}", only ${frames.map(({ schema }) => schema.name).join(', ')}`);
  }
  const { fields } = frame.schema;
  const length = frame.data.values[0]?.length ?? 0;
  return Array.from({ length }, (_, row) => {
    const entries = fields.map((field, column) => [field.name, frame.data.values[column]?.[row]]);
    return Object.fromEntries(entries) as Row;
  });
}
