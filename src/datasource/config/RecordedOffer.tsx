import { Alert, Button, Stack } from '@grafana/ui';

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
    <Alert severity="info" title="Recording rules of this mesh were found">
      <Stack direction="column" alignItems="start">
        <span>
          They hold the mesh summed over pods, under names such as{' '}
          <code>{`${setting.prefix ?? ''}istio_requests_total${setting.suffix ?? ''}`}</code>: asked instead of the
          metrics, a graph costs what its edges cost, not its pods.
        </span>
        {missing.length > 0 && (
          <span>They leave out {missing.join(', ')}, of which nothing will be shown. Record it first.</span>
        )}
        {missingLabels.length > 0 && <span>Their series lack the labels {missingLabels.join(', ')}.</span>}
        {disabled ? (
          <span>
            This data source was provisioned. Add to its <code>jsonData</code>:{' '}
            <code>{JSON.stringify({ recorded: setting })}</code>
          </span>
        ) : (
          <Button variant="secondary" onClick={() => onUse(setting)}>
            Use them
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
