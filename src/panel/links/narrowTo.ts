import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Ends } from './endsOf';

type Conditions = Partial<
  Pick<
    MeshQuery,
    | 'source'
    | 'destination'
    | 'either'
    | 'reporter'
    | 'protocol'
    | 'responseCode'
    | 'responseFlags'
    | 'grpcStatus'
    | 'security'
    | 'filters'
    | 'errors'
  >
>;

/**
 * What is asked about the calls between two ends of a graph: what the graph's own query asked for, and
 * the ends on top. Otherwise the answer would speak of calls that the graph does not show.
 */
export function narrowTo(ends: Ends, query: Partial<MeshQuery> = {}): Conditions {
  const { either, reporter, protocol, responseCode, responseFlags, grpcStatus, security, filters, errors } = query;
  const source = { ...query.source, ...ends.source };
  const destination = { ...query.destination, ...ends.destination };
  const asked = { source, destination, either, reporter, protocol, responseCode, responseFlags, grpcStatus, security, filters, errors };
  // What is not asked for is left out, so that addresses stay short.
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined && Object.keys(value).length > 0));
}
