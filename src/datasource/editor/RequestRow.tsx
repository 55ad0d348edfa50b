import { EditorRow } from '@grafana/plugin-ui';
import { Stack, Text } from '@grafana/ui';

import { type Reporter } from '../../mesh/MeshQuery';
import { placeholders } from '../placeholders';
import { toWords } from '../summarise';

import { ChoiceField } from './ChoiceField';
import { flags, reporters } from './choices';
import { useEditor, useOffered } from './EditorContext';
import { disabledBy } from './disabledBy';
import { explainLimits, whyNotReporter } from './fitsSignal';
import { ListField } from './ListField';
import { type PartProps } from './PartProps';

/** Whose telemetry is counted, and which of its requests. */
export function RequestRow({ query, onChange }: PartProps) {
  const { chosen: signal } = useEditor().catalogue;
  const isOffered = useOffered();
  const offered = reporters.map((option) => disabledBy(option, whyNotReporter(signal, option.value ?? 'auto')));
  const reporter = reporters.find(({ value }) => value === (query.reporter ?? 'auto'));
  const limits = explainLimits(signal);
  return (
    <EditorRow>
      {isOffered('reporter', query.reporter) && (
        <ChoiceField<Reporter>
          field="reporter"
          label="Reporter"
          tooltip={<ReporterExplanation />}
          options={offered}
          value={query.reporter}
          placeholder={toWords(placeholders.reporter)}
          onChange={(chosen) => onChange({ reporter: chosen })}
        />
      )}
      {isOffered('responseFlags', query.responseFlags) && (
        <ListField
          field="responseFlags"
          label="Response flags"
          tooltip="Requests that carry any of these flags of Envoy. A retry that succeeds leaves no flag."
          options={flags()}
          value={query.responseFlags}
          placeholder="any"
          onChange={(responseFlags) => onChange({ responseFlags })}
        />
      )}
      <Stack direction="column" gap={0.5} justifyContent="flex-end">
        {reporter && isOffered('reporter', query.reporter) && (
          <Text variant="bodySmall" color="secondary">
            {`Counted: ${reporter.description?.charAt(0).toLowerCase()}${reporter.description?.slice(1)}.`}
          </Text>
        )}
        {limits && (
          <Text variant="bodySmall" color="secondary">
            {limits}
          </Text>
        )}
      </Stack>
    </EditorRow>
  );
}

function ReporterExplanation() {
  return (
    <>
      <p>Both proxies of a call report it, so that adding them up would count it twice.</p>
      <p>
        <strong>Auto</strong> counts each request once: as the source saw it, else a waypoint, else the destination.
      </p>
      <p>
        <strong>Source</strong> counts what callers with a sidecar and gateways sent, calls that never arrived included.
      </p>
      <p>
        <strong>Destination</strong> counts what arrived at a sidecar, callers outside of the mesh included; only it
        knows whether mutual TLS was used.
      </p>
      <p>
        <strong>Waypoint</strong> counts what passed through an ambient waypoint proxy.
      </p>
    </>
  );
}
