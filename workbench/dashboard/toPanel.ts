import { SceneDataTransformer, type SceneObject, SceneQueryRunner, VizPanel } from '@grafana/scenes';
import { PanelActions } from './PanelActions';
import { type PanelModel } from './DashboardModel';

/** A dashboard's panel as scenes know it, with a button that opens its editor. */
export function toPanel(model: PanelModel): VizPanel {
  return new VizPanel({
    key: `panel-${model.id}`,
    pluginId: model.type,
    title: model.title ?? '',
    description: model.description,
    displayMode: model.transparent ? 'transparent' : 'default',
    // A panel without a title keeps its header out of the picture.
    hoverHeader: !model.title,
    options: model.options ?? {},
    fieldConfig: model.fieldConfig ?? { defaults: {}, overrides: [] },
    headerActions: model.targets ? [new PanelActions({})] : undefined,
    $data: toData(model),
  });
}

function toData(model: PanelModel): SceneQueryRunner | SceneDataTransformer | undefined {
  if (!model.targets?.length) {
    return undefined;
  }
  const runner = new SceneQueryRunner({
    queries: model.targets,
    datasource: model.datasource ?? model.targets[0]?.datasource ?? undefined,
    maxDataPoints: model.maxDataPoints,
    // A panel asks for as many points as it has pixels.
    maxDataPointsFromWidth: model.maxDataPoints === undefined,
    minInterval: model.interval,
  });
  return model.transformations?.length
    ? new SceneDataTransformer({ $data: runner, transformations: model.transformations })
    : runner;
}

/** What asks a panel's queries. */
export function queryRunnerOf(panel: VizPanel): SceneQueryRunner | undefined {
  let data: SceneObject | undefined = panel.state.$data;
  while (data && !(data instanceof SceneQueryRunner)) {
    data = data.state.$data;
  }
  return data;
}
