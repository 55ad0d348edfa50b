import { css } from '@emotion/css';
import { ControlsLabel, type SceneDataLayerSet } from '@grafana/scenes';

type Layer = SceneDataLayerSet['state']['layers'][number];

const row = css({ display: 'flex' });

/** Shows and hides the annotations of a dashboard, each kind by itself. */
export function AnnotationSwitches({ layers }: { layers: Layer[] }) {
  return layers.map((layer) => <AnnotationSwitch key={layer.state.key} layer={layer} />);
}

function AnnotationSwitch({ layer }: { layer: Layer }) {
  const { key, name, isHidden, data } = layer.useState();
  return isHidden ? null : (
    <div className={row}>
      {/* The id is the one that scenes gives the switch. */}
      <ControlsLabel htmlFor={`data-layer-${key}`} label={name} error={data?.errors?.[0]?.message} />
      <layer.Component model={layer} />
    </div>
  );
}
