import { EditorRow } from '@grafana/plugin-ui';

import { LabelField } from './LabelField';
import { MoreFilters } from './MoreFilters';
import { type PartProps } from './PartProps';
import { PeersRow } from './PeersRow';
import { RequestRow } from './RequestRow';

/** A label, and the calls among which its values are looked for. */
export function ValuesEditor(props: PartProps) {
  return (
    <>
      <EditorRow>
        <LabelField {...props} />
      </EditorRow>
      <PeersRow {...props} />
      <RequestRow {...props} />
      <MoreFilters {...props} />
    </>
  );
}
