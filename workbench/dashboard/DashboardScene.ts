import { CoreApp, type DataQueryRequest } from '@grafana/data';
import {
  type DataRequestEnricher,
  type SceneGridLayout,
  type SceneObject,
  SceneObjectBase,
  type SceneObjectState,
  SceneObjectUrlSyncConfig,
  type SceneObjectUrlValues,
  sceneGraph,
  VizPanel,
} from '@grafana/scenes';
import { DashboardView } from '../page/DashboardView';

export interface DashboardState extends SceneObjectState {
  uid: string;
  title: string;
  variableControls: SceneObject;
  /** Time range and refresh. */
  timeControls: SceneObject[];
  body: SceneGridLayout;
  /** The id of the panel whose editor is open. */
  editPanel?: string;
}

/** The dashboard on the page. Its address holds which panel is edited. */
export class DashboardScene extends SceneObjectBase<DashboardState> implements DataRequestEnricher {
  static Component = DashboardView;

  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['editPanel'] });

  getUrlState() {
    return { editPanel: this.state.editPanel };
  }

  updateFromUrl({ editPanel }: SceneObjectUrlValues) {
    this.setState({ editPanel: typeof editPanel === 'string' ? editPanel : undefined });
  }

  /** The panel whose editor is open; nothing where the address names one that does not exist. */
  get editedPanel(): VizPanel | undefined {
    return this.panels.find((panel) => String(panel.getLegacyPanelId()) === this.state.editPanel);
  }

  get panels(): VizPanel[] {
    return sceneGraph.findAllObjects(this, (object) => object instanceof VizPanel) as VizPanel[];
  }

  /** Tells a data source for whom it is asked, as Grafana does. */
  enrichDataRequest(source: SceneObject): Partial<DataQueryRequest> {
    const panel = panelAround(source);
    return {
      app: this.state.editPanel ? CoreApp.PanelEditor : CoreApp.Dashboard,
      dashboardUID: this.state.uid,
      dashboardTitle: this.state.title,
      ...(panel && {
        panelId: panel.getLegacyPanelId(),
        panelName: panel.state.title,
        panelPluginId: panel.state.pluginId,
      }),
    };
  }
}

/** The panel that asks; nothing where annotations or variables do. */
function panelAround(source: SceneObject): VizPanel | undefined {
  let object: SceneObject | undefined = source;
  while (object && !(object instanceof VizPanel)) {
    object = object.parent;
  }
  return object;
}
