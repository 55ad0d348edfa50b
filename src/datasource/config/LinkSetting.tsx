import { type DataSourceInstanceSettings, type SelectableValue } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { t } from '../../mesh/t';

import { type Link } from '../MeshDataSourceOptions';
import { validateTemplate } from '../validation';

import { ChoiceSetting } from './ChoiceSetting';
import { TextSetting } from './TextSetting';

const exampleLabels = ['{{source_workload}}', '{{source_workload_namespace}}', '{{destination_workload}}', '{{destination_service_name}}'];

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
        description={
          kind === 'tracing'
            ? t('config.link.traces-source', 'The data source that holds the mesh’s traces.')
            : t('config.link.logs-source', 'The data source that holds the mesh’s logs.')
        }
        options={options.map(toOption)}
        value={link?.uid}
        placeholder={t('config.link.none', 'none')}
        mistake={link && !current ? t('config.link.no-source', 'There is no data source with the uid {{uid}}. Choose another.', { uid: link.uid }) : undefined}
        disabled={disabled}
        onChange={(uid) => onChange(uid === undefined ? undefined : { ...link, uid })}
      />
      {link && (
        <TextSetting
          label={kind === 'tracing' ? t('config.link.traces-query', 'Query of traces') : t('config.link.logs-query', 'Query of logs')}
          description={t(
            'config.link.query-description',
            'In {{language}}. A label of the pair in double braces is filled in, such as {{labels}} or {{lastLabel}}. Empty: the data source is opened without a query.',
            { language, labels: exampleLabels.slice(0, -1).join(', '), lastLabel: exampleLabels.at(-1) }
          )}
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
