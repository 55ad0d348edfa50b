import { type ScopedVars, type TimeRange, type TypedVariableModel } from '@grafana/data';
import { MultiValueVariable, type SceneObject, sceneGraph } from '@grafana/scenes';
import { type TemplateSrv } from '@grafana/runtime';

/** Replaces variables by the values that they have in the dashboard on the page. */
export class SceneTemplates implements TemplateSrv {
  /** The dashboard on the page; empty until one is shown. */
  scene?: SceneObject;

  replace(target = '', scopedVars?: ScopedVars, format?: string | Function): string {
    if (!this.scene) {
      return target;
    }
    // A format that is a function has scenes' own signature when it comes from a data source.
    return sceneGraph.interpolate(this.scene, target, scopedVars, format as string | undefined);
  }

  containsTemplate(target = ''): boolean {
    return /\$\w+|\$\{[^}]+\}|\[\[[^\]]+\]\]/.test(target);
  }

  getVariables(): TypedVariableModel[] {
    const variables = this.scene ? sceneGraph.getVariables(this.scene).state.variables : [];
    return variables.map((variable) => {
      const { name, type, label } = variable.state;
      const multiple = variable instanceof MultiValueVariable ? variable.state : undefined;
      const model = {
        name,
        type,
        label,
        id: name,
        multi: multiple?.isMulti ?? false,
        includeAll: multiple?.includeAll ?? false,
        current: { value: variable.getValue(), text: multiple?.text ?? String(variable.getValue()) },
        options: [],
      };
      // What a data source reads of a variable is here; the rest of the model is Grafana's editor's.
      return model as unknown as TypedVariableModel;
    });
  }

  /** Scenes hold their own time range. */
  updateTimeRange(_: TimeRange) {}
}
