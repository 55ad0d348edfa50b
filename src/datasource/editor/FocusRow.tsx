import { EditorRow } from '@grafana/plugin-ui';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { placeholders } from '../placeholders';

import { changeProperty } from './changeQuery';
import { ChoiceField } from './ChoiceField';
import { directions } from './choices';
import { NumberField } from './NumberField';
import { type PartProps } from './PartProps';
import { PeerFields } from './PeerFields';
import { TitledGroup } from './TitledGroup';

type Focus = NonNullable<MeshQuery['focus']>;

/** Keeps the neighbourhood of some nodes only. */
export function FocusRow({ query, onChange }: PartProps) {
  const { focus } = query;
  const change = <K extends keyof Focus>(property: K, value: Focus[K]) =>
    onChange({ focus: changeProperty<Focus, K>(focus, property, value) });
  const { hops: _, direction: __, ...around } = focus ?? {};
  const nobody = Object.keys(around).length > 0 ? undefined : 'Name a namespace, workload or service of the focus first: these are counted from there.';
  return (
    <EditorRow>
      <TitledGroup title="Focus: these nodes and their neighbours">
        <PeerFields
          field="focus"
          name="Focus"
          properties={['namespace', 'workload', 'service']}
          peer={focus}
          onChange={(peer) => onChange({ focus: peer })}
        />
        <NumberField
          field="focus.hops"
          label="Hops"
          tooltip="How many calls away from the focus a node may be."
          unavailable={nobody}
          whole
          least={1}
          value={focus?.hops}
          placeholder={placeholders.hops}
          onChange={(hops) => change('hops', hops)}
        />
        <ChoiceField
          field="focus.direction"
          label="Direction"
          unavailable={nobody}
          options={directions}
          value={focus?.direction}
          placeholder={placeholders.direction}
          onChange={(direction) => change('direction', direction)}
        />
      </TitledGroup>
    </EditorRow>
  );
}
