import {
  SceneGridItem,
  SceneGridLayout,
  SceneGridRow,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
} from '@grafana/scenes';
import { DashboardScene } from './DashboardScene';
import { type DashboardModel, type PanelModel } from './DashboardModel';
import { toAnnotationLayers } from './toAnnotationLayers';
import { toPanel } from './toPanel';
import { toVariable } from './toVariable';

/** A dashboard's JSON as a scene. The time range is the dashboard's where the page's address has none. */
export function toScene(model: DashboardModel): DashboardScene {
  return new DashboardScene({
    uid: model.uid,
    title: model.title,
    $timeRange: new SceneTimeRange({ ...(model.time ?? { from: 'now-1h', to: 'now' }), timeZone: model.timezone }),
    $variables: new SceneVariableSet({ variables: (model.templating?.list ?? []).map(toVariable) }),
    $data: toAnnotationLayers(model.annotations?.list ?? []),
    variableControls: new VariableValueSelectors({}),
    timeControls: [
      new SceneTimePicker({ isOnCanvas: true }),
      new SceneRefreshPicker({ refresh: model.refresh ?? '', isOnCanvas: true }),
    ],
    body: new SceneGridLayout({ isDraggable: false, isResizable: false, children: (model.panels ?? []).map(toGridItem) }),
  });
}

function toGridItem(model: PanelModel): SceneGridItem | SceneGridRow {
  const { x, y, w: width, h: height } = model.gridPos;
  if (model.type === 'row') {
    const children = (model.panels ?? []).map(toPanelItem);
    return new SceneGridRow({ title: model.title ?? '', isCollapsed: model.collapsed, children, x, y, width, height });
  }
  return toPanelItem(model);
}

function toPanelItem(model: PanelModel): SceneGridItem {
  const { x, y, w: width, h: height } = model.gridPos;
  return new SceneGridItem({ x, y, width, height, body: toPanel(model) });
}
