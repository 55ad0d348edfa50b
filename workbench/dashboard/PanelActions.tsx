import { type SceneComponentProps, sceneGraph, SceneObjectBase, VizPanel } from '@grafana/scenes';
import { locationService } from '@grafana/runtime';
import { Button } from '@grafana/ui';

/** The button in a panel's header that opens and closes the panel's editor. */
export class PanelActions extends SceneObjectBase {
  static Component = ({ model }: SceneComponentProps<PanelActions>) => {
    const id = sceneGraph.getAncestor(model, VizPanel).getLegacyPanelId();
    const open = locationService.getSearchObject().editPanel === String(id);
    return (
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        icon={open ? 'times' : 'pen'}
        aria-label={open ? 'Close the editor' : 'Edit panel'}
        onClick={() => locationService.partial({ editPanel: open ? null : String(id) })}
      />
    );
  };
}
