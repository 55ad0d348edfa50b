import { Alert, Button, Stack } from '@grafana/ui';
import { recordedExample } from '../../mesh/recordedExample';
import { t } from '../../mesh/t';

import { type Recorded } from '../MeshDataSourceOptions';

import { type SavedSource, useRecordedSeries } from './useRecordedSeries';

interface Props {
  source: SavedSource;
  /** Settings that were provisioned are changed in their file. */
  disabled: boolean;
  onUse: (recorded: Recorded) => void;
}

/** What the server holds of recording rules, and a button to use them; nothing where it holds none. */
export function RecordedOffer({ source, disabled, onUse }: Props) {
  const found = useRecordedSeries(source);
  if (!found || found.inUse || !found.usable) {
    return null;
  }
  const { setting, missing, missingLabels } = found;
  return (
    <Alert severity="info" title={t('config.recorded-offer.recording-rules-of-this', 'Recording rules of this mesh were found')}>
      <Stack direction="column" alignItems="start">
        <span>
          {t(
            'config.recorded-offer.what',
            'They hold the mesh summed over pods, under names such as {{name}}: asked instead of the metrics, a graph costs what its edges cost, not its pods.',
            { name: recordedExample(setting) }
          )}
        </span>
        {missing.length > 0 && (
          <span>
            {t('config.recorded-offer.missing', 'They leave out {{metrics}}, of which nothing will be shown. Record it first.', { metrics: missing.join(', ') })}
          </span>
        )}
        {missingLabels.length > 0 && <span>{t('config.recorded-offer.labels', 'Their series lack the labels {{labels}}.', { labels: missingLabels.join(', ') })}</span>}
        {disabled ? (
          <span>
            {t('config.recorded-offer.provisioned', 'This data source was provisioned. Add to its jsonData:')}{' '}
            <code>{JSON.stringify({ recorded: setting })}</code>
          </span>
        ) : (
          <Button variant="secondary" onClick={() => onUse(setting)}>
            {t('config.recorded-offer.use', 'Use them')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
