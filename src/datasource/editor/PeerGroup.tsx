import { useOffered } from './EditorContext';
import { PeerFields, type PeerFieldsProps } from './PeerFields';
import { TitledGroup } from './TitledGroup';

interface Props extends PeerFieldsProps {
  /** What stands above; the peer's name by default. */
  title?: string;
}

/** Conditions on one end of a call, under its name; nothing where the signal knows nothing of that end. */
export function PeerGroup({ title, ...fields }: Props) {
  const isOffered = useOffered();
  const { field, name, properties, peer } = fields;
  if (!properties.some((property) => isOffered(`${field}.${property}`, peer?.[property]))) {
    return null;
  }
  return (
    <TitledGroup title={title ?? name}>
      <PeerFields {...fields} />
    </TitledGroup>
  );
}
