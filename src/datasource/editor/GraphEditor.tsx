import { EditorRow } from '@grafana/plugin-ui';

import { type Include, type NodeKind } from '../../mesh/MeshQuery';
import { placeholders } from '../placeholders';

import { ChoiceField } from './ChoiceField';
import { includes, nodeKinds, statistics } from './choices';
import { CompareField } from './CompareField';
import { FocusRow } from './FocusRow';
import { ListField } from './ListField';
import { MoreFilters } from './MoreFilters';
import { NumberField } from './NumberField';
import { type PartProps } from './PartProps';
import { PeersRow } from './PeersRow';
import { RequestRow } from './RequestRow';
import { SwitchField } from './SwitchField';
import { WindowField } from './WindowField';

/** What the nodes are, what is asked about the edges, and which of them are kept. */
export function GraphEditor(props: PartProps) {
  const { query, onChange } = props;
  return (
    <>
      <PeersRow {...props} />
      <EditorRow>
        <ChoiceField<NodeKind>
          field="nodes"
          label="Nodes"
          tooltip="What one node of the graph stands for."
          options={nodeKinds}
          value={query.nodes}
          placeholder={placeholders.nodes}
          onChange={(nodes) => onChange({ nodes })}
        />
        <ListField
          field="include"
          label="Include"
          tooltip="What is asked beside request rates and errors. Each costs about one more question to Prometheus."
          options={includes}
          none="nothing more"
          value={query.include}
          placeholder={placeholders.include}
          onChange={(include) => onChange({ include: include as Include[] | undefined })}
        />
        <ChoiceField<string>
          field="latencyStatistic"
          label="Latency statistic"
          tooltip="Which latency the edges carry. The mean is always there too."
          unavailable={
            query.include && !query.include.some((what) => what === 'latency' || what.startsWith('$'))
              ? 'The graph is asked without latency: add latency to Include first.'
              : undefined
          }
          options={statistics}
          value={query.latencyStatistic}
          placeholder="data source’s"
          onChange={(latencyStatistic) => onChange({ latencyStatistic })}
        />
        <NumberField
          field="minRequestRate"
          label="Least request rate"
          tooltip="In requests a second. Edges below it are left out, and a notice says how many."
          value={query.minRequestRate}
          placeholder={placeholders.minRequestRate}
          onChange={(minRequestRate) => onChange({ minRequestRate })}
        />
        <SwitchField
          field="idle"
          label="Idle edges"
          tooltip="Keeps edges that carried nothing in the window."
          value={query.idle}
          onChange={(idle) => onChange({ idle })}
        />
        <WindowField query={query} onChange={onChange} placeholder={placeholders.range} />
        <CompareField
          query={query}
          onChange={onChange}
          tooltip="The same window that long ago: what was added, what is gone, what grew slower or fails more."
          placeholder="nothing"
        />
      </EditorRow>
      <FocusRow {...props} />
      <RequestRow {...props} />
      <MoreFilters {...props} />
    </>
  );
}
