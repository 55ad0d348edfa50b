import { Collapse, Stack } from '@grafana/ui';

import { type ErrorDefinition, type Match } from '../../mesh/MeshQuery';

import { errorDefinitions } from '../errorDefinitions';

import { ChoiceField } from './ChoiceField';
import { useEditor, useOffered } from './EditorContext';
import { FiltersField } from './FiltersField';
import { MatchField } from './MatchField';
import { type PartProps } from './PartProps';
import { PeerGroup } from './PeerGroup';
import { TitledGroup } from './TitledGroup';

const requestFields = [
  { field: 'protocol', label: 'Protocol', tooltip: 'http, grpc or tcp.' },
  { field: 'responseCode', label: 'Response code', tooltip: 'The HTTP status; 0 is no response at all.' },
  { field: 'grpcStatus', label: 'gRPC status', tooltip: 'A number; 0 is OK.' },
  { field: 'security', label: 'Security', tooltip: 'mutual_tls, none, or unknown where only the source reported.' },
] as const;

const either = ['namespace', 'workload', 'service'] as const;
const rare = ['cluster', 'app', 'version', 'revision', 'principal'] as const;
const rareOfSource = ['service', ...rare] as const;
const rareOfDestination = [...rare, 'host', 'workloadNamespace'] as const;

/** The filters that are needed now and then. */
export function MoreFilters({ query, onChange }: PartProps) {
  const { isUnfolded, setUnfolded } = useEditor();
  const used = countUsed(query);
  const isOffered = useOffered();
  return (
    <Collapse label={used > 0 ? `More filters (${used})` : 'More filters'} isOpen={isUnfolded} onToggle={setUnfolded}>
      <Stack direction="column" gap={2}>
        <TitledGroup title="Request">
          {requestFields.filter(({ field }) => isOffered(field, query[field])).map(({ field, label, tooltip }) => (
            <MatchField
              key={field}
              field={field}
              label={label}
              name={label}
              tooltip={tooltip}
              value={query[field]}
              onChange={(match: Match | undefined) => onChange({ [field]: match })}
            />
          ))}
          {(countsErrors(query) || query.errors !== undefined) && (
            <ChoiceField<ErrorDefinition>
              field="errors"
              label="Errors are"
              tooltip="A gRPC status other than 0 is an error in each of them. Empty: as the data source is set."
              options={errorDefinitions}
              value={query.errors}
              placeholder="data source’s"
              onChange={(errors) => onChange({ errors })}
            />
          )}
        </TitledGroup>
        <PeerGroup
          title="Either end"
          field="either"
          name="Either"
          properties={either}
          peer={query.either}
          onChange={(peer) => onChange({ either: peer })}
        />
        <PeerGroup
          field="source"
          name="Source"
          properties={rareOfSource}
          peer={query.source}
          onChange={(source) => onChange({ source })}
        />
        <PeerGroup
          field="destination"
          name="Destination"
          properties={rareOfDestination}
          peer={query.destination}
          onChange={(destination) => onChange({ destination })}
        />
        <FiltersField filters={query.filters} onChange={(filters) => onChange({ filters })} />
      </Stack>
    </Collapse>
  );
}

/** Looking values up and taking durations apart ask for no errors. */
function countsErrors({ queryType }: PartProps['query']): boolean {
  return queryType !== 'values' && queryType !== 'latency';
}

/** How many filters are set in the closed part, so that none is forgotten there. */
function countUsed(query: PartProps['query']): number {
  const values = [
    ...requestFields.map(({ field }) => query[field]),
    query.errors,
    ...either.map((property) => query.either?.[property]),
    ...rareOfSource.map((property) => query.source?.[property]),
    ...rareOfDestination.map((property) => query.destination?.[property]),
    ...(query.filters ?? []),
  ];
  return values.filter((value) => value !== undefined).length;
}
