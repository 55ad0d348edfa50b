import { EditorRow } from '@grafana/plugin-ui';

import { placeholders } from '../placeholders';

import { ApplicationRow } from './ApplicationRow';
import { statistics } from './choices';
import { CompareField } from './CompareField';
import { GroupByField } from './GroupByField';
import { ListField } from './ListField';
import { MoreFilters } from './MoreFilters';
import { NumberField } from './NumberField';
import { asksOverTime } from './overTime';
import { OverTimeField } from './OverTimeField';
import { type PartProps } from './PartProps';
import { PeersRow } from './PeersRow';
import { RequestRow } from './RequestRow';
import { WindowField } from './WindowField';

const percentiles = statistics.filter(({ value }) => value !== 'mean');

/** Of which calls the mean duration is taken apart, by what, and with which percentiles beside it. */
export function LatencyEditor(props: PartProps) {
  const { query, onChange } = props;
  return (
    <>
      <PeersRow {...props} />
      <EditorRow>
        <GroupByField query={query} onChange={onChange} />
        <ListField
          field="statistics"
          label="Percentiles"
          tooltip="Of both sides, beside each other: percentiles cannot be subtracted. The mean is always there, and is what is taken apart."
          options={percentiles}
          value={query.statistics}
          placeholder={placeholders.statistics}
          onChange={(chosen) => onChange({ statistics: chosen })}
        />
        <OverTimeField query={query} onChange={onChange} />
        <WindowField query={query} onChange={onChange} placeholder={asksOverTime(query) ? placeholders.window : placeholders.range} />
        <NumberField
          field="top"
          label="Top"
          tooltip="Keeps this many groups, those on which most time is spent; 0 keeps all."
          whole
          value={query.top}
          placeholder={placeholders.top}
          onChange={(top) => onChange({ top })}
        />
        <CompareField
          query={query}
          onChange={onChange}
          tooltip="The same window that long ago: which part grew."
          placeholder="nothing"
        />
      </EditorRow>
      <ApplicationRow query={query} onChange={onChange} />
      <RequestRow {...props} />
      <MoreFilters {...props} />
    </>
  );
}
