import { t } from '../../mesh/t';

import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';
import { placeholders } from '../placeholders';
import { validateLabel } from '../validation';

import { TextSetting } from './TextSetting';

type Origin = NonNullable<MeshDataSourceOptions['envoy']>;

interface Props {
  /** Of which series the labels are: `Envoy’s statistics`. */
  title: string;
  origin: Origin | undefined;
  /** Undefined where nothing is left of it. */
  onChange: (origin: Origin | undefined) => void;
  disabled: boolean;
}

/** The labels by which series that are not the mesh's own tell whose they are. */
export function OriginSettings({ title, origin, onChange, disabled }: Props) {
  const change = (changes: Origin) => {
    const kept = Object.entries({ ...origin, ...changes }).filter(([, value]) => value !== undefined);
    onChange(kept.length > 0 ? Object.fromEntries(kept) : undefined);
  };
  return (
    <>
      <TextSetting
        label={t('config.origin.namespace-label', '{{title}}: namespace label', { title })}
        description={t('config.origin.the-label-that-says', 'The label that says in which namespace a proxy runs, as your scraping sets it.')}
        validate={validateLabel}
        value={origin?.namespaceLabel}
        placeholder={placeholders.namespaceLabel}
        disabled={disabled}
        onChange={(namespaceLabel) => change({ namespaceLabel })}
      />
      <TextSetting
        label={t('config.origin.workload-label', '{{title}}: workload label', { title })}
        description={t('config.origin.the-label-that-names', 'The label that names its workload. From a label pod, the workload’s name is taken.')}
        validate={validateLabel}
        value={origin?.workloadLabel}
        placeholder={placeholders.workloadLabel}
        disabled={disabled}
        onChange={(workloadLabel) => change({ workloadLabel })}
      />
    </>
  );
}
