import { type SelectableValue } from '@grafana/data';
import { EditorRow } from '@grafana/plugin-ui';

import { type Include, type NodeKind } from '../../mesh/MeshQuery';
import { placeholders } from '../placeholders';

import { ChoiceField } from './ChoiceField';
import { CompareField } from './CompareField';
import { FocusRow } from './FocusRow';
import { ListField } from './ListField';
import { MoreFilters } from './MoreFilters';
import { NumberField } from './NumberField';
import { type PartProps } from './PartProps';
import { PeersRow } from './PeersRow';
import { RequestRow } from './RequestRow';
import { statistics } from './statistics';
import { SwitchField } from './SwitchField';
import { WindowField } from './WindowField';

const nodeKinds: Array<SelectableValue<NodeKind>> = [
  { label: 'Workload', value: 'workload', description: 'Deployments and the like' },
  { label: 'Service', value: 'service', description: 'Services by their canonical names' },
  { label: 'App', value: 'app', description: 'The label app' },
  { label: 'Version', value: 'version', description: 'Each version of an app' },
  { label: 'Namespace', value: 'namespace', description: 'Whole namespaces' },
  { label: 'Cluster', value: 'cluster', description: 'Whole clusters' },
];

const includes: Array<SelectableValue<Include>> = [
  { label: 'latency', value: 'latency', description: 'How long requests took' },
  { label: 'security', value: 'security', description: 'The share of traffic in mutual TLS' },
  { label: 'tcp', value: 'tcp', description: 'TCP connections and bytes' },
  { label: 'throughput', value: 'throughput', description: 'Bytes of requests and responses' },
  { label: 'waypoints', value: 'waypoints', description: 'Waypoint proxies as nodes of their own' },
];

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
