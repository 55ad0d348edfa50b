import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type SceneComponentProps, SceneDataLayerSet } from '@grafana/scenes';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useEffect } from 'react';
import { type DashboardScene } from '../dashboard/DashboardScene';
import { AnnotationSwitches } from './AnnotationSwitches';
import { PanelEditor } from './PanelEditor';

/** A dashboard's controls above its panels, or above the one panel that is edited. */
export function DashboardView({ model }: SceneComponentProps<DashboardScene>) {
  const styles = useStyles2(getStyles);
  const { variableControls, timeControls, body, $data } = model.useState();
  const edited = model.editedPanel;
  useRedrawOnThemeChange(model);
  return (
    <>
      <div className={styles.controls}>
        <div className={styles.data}>
          <variableControls.Component model={variableControls} />
          {$data instanceof SceneDataLayerSet && <AnnotationSwitches layers={$data.state.layers} />}
        </div>
        <div className={styles.time}>
          {timeControls.map((control) => (
            <control.Component key={control.state.key} model={control} />
          ))}
        </div>
      </div>
      {edited ? (
        <PanelEditor key={edited.state.key} panel={edited} />
      ) : (
        <div className={styles.body}>
          <body.Component model={body} />
        </div>
      )}
    </>
  );
}

/** Panels keep fields with the colours of the theme that they were computed in. */
function useRedrawOnThemeChange(model: DashboardScene) {
  const theme = useTheme2();
  useEffect(() => {
    for (const panel of model.panels) {
      panel.clearFieldConfigCache();
      panel.forceRender();
    }
  }, [model, theme]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  controls: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 2),
  }),
  data: css({ display: 'flex', flexWrap: 'wrap', flexGrow: 1, gap: theme.spacing(1) }),
  time: css({ display: 'flex', flexShrink: 0, gap: theme.spacing(1) }),
  body: css({
    position: 'relative',
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: theme.spacing(0, 2, 2),
    display: 'flex',
    flexDirection: 'column',
  }),
});
