import { type DestinationPeer, type MeshQuery } from '../../mesh/MeshQuery';
import { namedLabels } from '../labels';
import { type Signal } from '../Resources';

import { changeProperty } from './changeQuery';
import { whyNot, whyNotReporter } from './fitsSignal';

/** What a query asks that its signal cannot answer, most often since another signal was chosen afterwards. */
export interface Conflict {
  /** The field to change, by its path in the query. */
  field: string;
  /** What it is called. */
  name: string;
  reason: string;
  /** The changes that take it out of the query. */
  without: Partial<MeshQuery>;
}

const ends = ['source', 'destination', 'either'] as const;
const ofRequest = ['responseCode', 'responseFlags', 'grpcStatus', 'protocol', 'security'] as const;

/** What in a query does not fit its signal, in the order of the editor. */
export function findConflicts(signal: Signal | undefined, query: MeshQuery): Conflict[] {
  return signal ? [...ofEnds(signal, query), ...ofGroups(signal, query), ...ofConditions(signal, query)] : [];
}

function ofEnds(signal: Signal, query: MeshQuery): Conflict[] {
  return ends.flatMap((end) =>
    Object.keys(query[end] ?? {}).flatMap((property) => {
      const field = `${end}.${property}`;
      const left = changeProperty<DestinationPeer, keyof DestinationPeer>(query[end], property as keyof DestinationPeer, undefined);
      return conflict(field, whyNot(signal, field), { [end]: left });
    })
  );
}

/** All groups that do not fit are one conflict: they stand in one field. */
function ofGroups(signal: Signal, { groupBy = [] }: MeshQuery): Conflict[] {
  const refused = groupBy.filter((group) => whyNot(signal, group) !== undefined);
  const [first] = refused;
  if (first === undefined) {
    return [];
  }
  const left = groupBy.filter((group) => !refused.includes(group));
  const name = refused.length > 1 ? `Groups ${refused.map(words).join(', ')}` : `Group ${words(first)}`;
  return [{ field: 'groupBy', name, reason: whyNot(signal, first) ?? '', without: { groupBy: left.length > 0 ? left : undefined } }];
}

function ofConditions(signal: Signal, query: MeshQuery): Conflict[] {
  const conditions = ofRequest.flatMap((field) =>
    query[field] === undefined ? [] : conflict(field, whyNot(signal, field), { [field]: undefined })
  );
  const { reporter } = query;
  const refused = reporter && reporter !== 'auto' ? (whyNot(signal, 'reporter') ?? whyNotReporter(signal, reporter)) : undefined;
  return [...conditions, ...conflict('reporter', refused, { reporter: undefined })];
}

function conflict(field: string, reason: string | undefined, without: Partial<MeshQuery>): Conflict[] {
  return reason === undefined ? [] : [{ field, name: words(field), reason, without }];
}

/** A field as a person says it: `Source workload`. */
function words(field: string): string {
  const found = namedLabels.find(({ name }) => name === field);
  const either = namedLabels.find(({ name }) => name === field.replace(/^either\./, 'source.'));
  return found?.words ?? either?.words.replace('Source', 'Either') ?? field;
}
