import { type SelectableValue } from '@grafana/data';

import { type ErrorDefinition } from '../mesh/MeshQuery';

/** Which responses count as errors, as both editors offer it. */
export const errorDefinitions: Array<SelectableValue<ErrorDefinition>> = [
  { label: '5xx', value: '5xx', description: 'HTTP 500 to 599, no response, and gRPC errors that are the server’s fault' },
  { label: '4xx and 5xx', value: '4xx5xx', description: 'HTTP 400 to 599, no response, and every gRPC error' },
  { label: 'not 2xx', value: 'non2xx', description: 'Everything but HTTP 200 to 299, no response, and every gRPC error' },
];
