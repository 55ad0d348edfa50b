import { type PanelOptionsEditorItem, PanelOptionsEditorBuilder, type StandardEditorContext } from '@grafana/data';
import { sceneGraph, type VizPanel } from '@grafana/scenes';
import { Field } from '@grafana/ui';
import { get, set } from 'lodash';

/** The options that a panel declares, with the editors that it declares them with. */
export function OptionsPane({ panel }: { panel: VizPanel }) {
  const { options } = panel.useState();
  const { data } = sceneGraph.getData(panel).useState();
  const context: StandardEditorContext<object> = { data: data?.series ?? [], options, replaceVariables: panel.interpolate };
  const items = declaredOptions(panel, context).filter((item) => item.showIf?.(options) ?? true);
  if (items.length === 0) {
    return <p>This panel has no options.</p>;
  }
  return items.map((item) => {
    const id = `option-${item.id}`;
    const category = item.category?.join(' / ');
    return (
      <Field key={item.id} label={item.name} description={item.description ?? category} htmlFor={id}>
        <item.editor
          id={id}
          value={get(options, item.path)}
          item={item}
          context={context}
          onChange={(value: unknown) => panel.onOptionsChange(set(structuredClone(options), item.path, value), true)}
        />
      </Field>
    );
  });
}

function declaredOptions(panel: VizPanel, context: StandardEditorContext<object>): PanelOptionsEditorItem[] {
  const builder = new PanelOptionsEditorBuilder<object>();
  panel.getPlugin()?.getPanelOptionsSupplier()(builder, context);
  return builder.getItems();
}
