import { config } from '@grafana/runtime';
import { type VizPanel } from '@grafana/scenes';
import { Field, Select } from '@grafana/ui';
import { corePanels } from '../panels/corePanels';

/** Shows the same data by another panel plugin. */
export function VisualizationPicker({ panel }: { panel: VizPanel }) {
  const { pluginId } = panel.useState();
  const built = Object.values(config.panels).map(({ id, name }) => ({ value: id, label: name }));
  const core = Object.keys(corePanels).map((id) => ({ value: id, label: id }));
  return (
    <Field label="Visualization" htmlFor="visualization">
      <Select
        inputId="visualization"
        menuShouldPortal
        options={[...built, ...core]}
        value={pluginId}
        onChange={({ value }) => value && void panel.changePluginType(value)}
      />
    </Field>
  );
}
