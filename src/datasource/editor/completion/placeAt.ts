import { findNodeAtLocation, getLocation, getNodeValue, type JSONPath, parseTree } from 'jsonc-parser';

import { type Span } from '../locateJson';

/** What is written at a place of a query's text. */
export interface Place {
  /** Of the field, with `[]` for a member of a list; of the object, where a name is written. */
  path: string;
  /** Whether a name is written there, rather than a value. */
  isName: boolean;
  /** What a completion takes the place of. */
  span: Span;
  /** The names that the object has already, but for the one that is written. */
  names: string[];
  /** The values that the list has already, but for the one that is written. */
  members: unknown[];
  /** The whole query, as far as it can be read. */
  query: Record<string, unknown>;
  /** The members of the condition on a label that the place is in, where it is. */
  filter?: Record<string, unknown>;
}

/** Where in a query an offset is; the text may be unfinished there. */
export function placeAt(text: string, offset: number): Place {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const root = parseTree(text);
  const node = previousNode && offset <= previousNode.offset + previousNode.length && offset > previousNode.offset ? previousNode : undefined;
  const span = node ? { start: node.offset, end: closed(text, node.offset, node.length, offset) } : wordBefore(text, offset);
  const around = path.slice(0, -1);
  const container = root && findNodeAtLocation(root, around);
  const names = container?.type === 'object' ? (container.children ?? []).flatMap(({ children: [name] = [] }) => (name && !covers(name, offset) ? [String(name.value)] : [])) : [];
  const members = container?.type === 'array' ? (container.children ?? []).flatMap((member) => (covers(member, offset) ? [] : [getNodeValue(member)])) : [];
  const filter = path[0] === 'filters' && path.length > 1 && root ? findNodeAtLocation(root, path.slice(0, 2)) : undefined;
  return {
    path: written(isAtPropertyKey ? around : path),
    isName: isAtPropertyKey,
    span,
    names,
    members,
    query: asObject(root && getNodeValue(root)),
    filter: filter && asObject(getNodeValue(filter)),
  };
}

function covers({ offset: start, length }: { offset: number; length: number }, offset: number): boolean {
  return start <= offset && offset <= start + length;
}

/** The end of a token; of a text that is not closed yet, only what is before the cursor belongs to it. */
function closed(text: string, start: number, length: number, offset: number): number {
  const token = text.slice(start, start + length);
  return token.startsWith('"') && !/^"(?:[^"\\]|\\.)*"$/.test(token) ? offset : start + length;
}

/** A word without quotes, which is no JSON yet. */
function wordBefore(text: string, offset: number): Span {
  const [word = ''] = /[\w$.-]*$/.exec(text.slice(0, offset)) ?? [];
  return { start: offset - word.length, end: offset };
}

function written(path: JSONPath): string {
  return path.map((part) => (typeof part === 'number' ? '[]' : `.${part}`)).join('').replace(/^\./, '');
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
