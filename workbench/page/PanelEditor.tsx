import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type SceneObject, type VizPanel } from '@grafana/scenes';
import { Tab, TabContent, TabsBar, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { queryRunnerOf } from '../dashboard/toPanel';
import { OptionsPane } from './OptionsPane';
import { QueryPane } from './QueryPane';
import { VisualizationPicker } from './VisualizationPicker';

/** A panel beside the editors of its queries and its options. Every change is seen at once. */
export function PanelEditor({ panel }: { panel: VizPanel }) {
  const styles = useStyles2(getStyles);
  const [tab, setTab] = useState<'query' | 'options'>('query');
  const runner = queryRunnerOf(panel);
  useEffect(() => activateAncestors(panel), [panel]);
  return (
    <div className={styles.editor} data-testid="panel-editor">
      <div className={styles.picture}>
        <panel.Component model={panel} />
      </div>
      <aside className={styles.pane}>
        <TabsBar>
          <Tab label="Query" active={tab === 'query'} onChangeTab={() => setTab('query')} />
          <Tab label="Panel options" active={tab === 'options'} onChangeTab={() => setTab('options')} />
        </TabsBar>
        <TabContent className={styles.content}>
          {tab === 'query' && runner && <QueryPane runner={runner} />}
          {tab === 'options' && (
            <>
              <VisualizationPicker panel={panel} />
              <OptionsPane panel={panel} />
            </>
          )}
        </TabContent>
      </aside>
    </div>
  );
}

/** The grid is not drawn here, and variables tell their changes only through objects that are active. */
function activateAncestors(panel: VizPanel) {
  const deactivate: Array<() => void> = [];
  for (let object: SceneObject | undefined = panel.parent; object && !object.isActive; object = object.parent) {
    deactivate.push(object.activate());
  }
  return () => deactivate.forEach((each) => each());
}

const getStyles = (theme: GrafanaTheme2) => ({
  editor: css({
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    gap: theme.spacing(2),
    padding: theme.spacing(0, 2, 2),
  }),
  picture: css({ flex: '1 1 0', minWidth: 0 }),
  pane: css({
    width: 'clamp(380px, 36vw, 620px)',
    display: 'flex',
    flexDirection: 'column',
    // The tabs keep their height, however long the editor below them is.
    '& > :first-child': { flexShrink: 0 },
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  content: css({ flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: theme.spacing(2) }),
});
