import { EditorRow } from '@grafana/plugin-ui';

import { placeholders } from '../placeholders';

import { ChoiceField } from './ChoiceField';
import { events } from './choices';
import { MoreFilters } from './MoreFilters';
import { NumberField } from './NumberField';
import { type PartProps } from './PartProps';
import { PeersRow } from './PeersRow';
import { RequestRow } from './RequestRow';
import { WindowField } from './WindowField';

/** What is told, and of which calls. */
export function EventsEditor(props: PartProps) {
  const { query, onChange } = props;
  return (
    <>
      <EditorRow>
        <ChoiceField
          field="event"
          label="Event"
          tooltip="What is looked for within the time range."
          options={events}
          value={query.event}
          placeholder="choose an event"
          width={28}
          onChange={(event) => onChange({ event })}
        />
        {(query.event === 'errorRatio' || query.threshold !== undefined) && (
          <NumberField
            field="threshold"
            label="Threshold"
            tooltip="The share of failed requests, from 0 to 1, from which a pair is told of: 0.05 is 5%."
            most={1}
            value={query.threshold}
            placeholder={placeholders.threshold}
            onChange={(threshold) => onChange({ threshold })}
          />
        )}
        <WindowField query={query} onChange={onChange} placeholder={placeholders.window} />
      </EditorRow>
      <PeersRow {...props} />
      <RequestRow {...props} />
      <MoreFilters {...props} />
    </>
  );
}
