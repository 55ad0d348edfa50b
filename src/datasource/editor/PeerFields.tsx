import { type DestinationPeer } from '../../mesh/MeshQuery';

import { changeProperty } from './changeQuery';
import { useOffered } from './EditorContext';
import { MatchField } from './MatchField';

export type PeerProperty = keyof DestinationPeer;

const labels: Record<PeerProperty, string> = {
  cluster: 'Cluster',
  namespace: 'Namespace',
  workload: 'Workload',
  service: 'Service',
  app: 'App',
  version: 'Version',
  revision: 'Revision',
  principal: 'Principal',
  host: 'Host',
  workloadNamespace: 'Workload namespace',
};

export interface PeerFieldsProps {
  /** Where the peer stands in the query, and how it is called: `source`, `Source`. */
  field: 'source' | 'destination' | 'either' | 'focus';
  name: string;
  properties: readonly PeerProperty[];
  peer: DestinationPeer | undefined;
  onChange: (peer: DestinationPeer | undefined) => void;
}

/** Conditions on one end of a call. */
export function PeerFields({ field, name, properties, peer, onChange }: PeerFieldsProps) {
  const isOffered = useOffered();
  const offered = properties.filter((property) => isOffered(`${field}.${property}`, peer?.[property]));
  return (
    <>
      {offered.map((property) => (
        <MatchField
          key={property}
          field={`${field}.${property}`}
          label={labels[property]}
          name={`${name} ${labels[property].toLowerCase()}`}
          value={peer?.[property]}
          onChange={(match) => onChange(changeProperty<DestinationPeer, PeerProperty>(peer, property, match))}
        />
      ))}
    </>
  );
}
