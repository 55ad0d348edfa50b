import { type standardTransformers, type TransformerRegistryItem } from '@grafana/data';
import { loadsTransformations } from '../HostFeatures';

type Registered = TransformerRegistryItem<unknown>;

/** A transformation as the registry of this Grafana holds it. */
export function toRegistered(transformation: (typeof standardTransformers)[keyof typeof standardTransformers]): Registered {
  return {
    id: transformation.id,
    name: transformation.name,
    transformation: (loadsTransformations() ? async () => transformation : transformation) as Registered['transformation'],
    editor: () => null,
    imageDark: '',
    imageLight: '',
  };
}
