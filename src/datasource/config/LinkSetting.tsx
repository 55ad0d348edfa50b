import { type DataSourceInstanceSettings, type SelectableValue } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

import { type Link } from '../MeshDataSourceOptions';
import { validateTemplate } from '../validation';

import { ChoiceSetting } from './ChoiceSetting';
import { TextSetting } from './TextSetting';

interface Props {
  /** What the data source holds: `Traces`. */
  name: string;
  kind: 'tracing' | 'logs';
  /** In which language it is asked. */
  language: string;
  example: string;
  link: Link | undefined;
  /** Undefined where there is no such link any more. */
  onChange: (link: Link | undefined) => void;
  disabled: boolean;
}

/** A data source, and what it is asked about a pair. */
export function LinkSetting({ name, kind, language, example, link, onChange, disabled }: Props) {
  const sources = getDataSourceSrv();
  const current = link && sources.getInstanceSettings(link.uid);
  const offered = sources.getList({ [kind]: true });
  // One that was provisioned may be of a kind that is not offered otherwise.
  const options = current && offered.every(({ uid }) => uid !== current.uid) ? [...offered, current] : offered;
  return (
    <>
      <ChoiceSetting<string>
        label={name}
        description={`The data source that holds the mesh’s ${name.toLowerCase()}.`}
        options={options.map(toOption)}
        value={link?.uid}
        placeholder="none"
        mistake={link && !current ? `There is no data source with the uid ${link.uid}. Choose another.` : undefined}
        disabled={disabled}
        onChange={(uid) => onChange(uid === undefined ? undefined : { ...link, uid })}
      />
      {link && (
        <TextSetting
          label={`Query of ${name.toLowerCase()}`}
          description={`In ${language}. A label of the pair in double braces is filled in, such as {{source_workload}}, {{source_workload_namespace}}, {{destination_workload}} or {{destination_service_name}}. Empty: the data source is opened without a query.`}
          validate={validateTemplate}
          width={80}
          value={link.query}
          placeholder={example}
          disabled={disabled}
          onChange={(query) => onChange({ uid: link.uid, ...(query !== undefined && { query }) })}
        />
      )}
    </>
  );
}

function toOption({ uid, name, meta }: DataSourceInstanceSettings): SelectableValue<string> {
  return { value: uid, label: name, description: meta.name, imgUrl: meta.info.logos.small };
}
