import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { defaultOptions, type PanelOptions } from '../PanelOptions';
import { foldedId } from '../fold/foldGraph';
import { neighbourhood, type Target } from '../picture/Focus';
import { HitTest } from '../picture/HitTest';
import { Details, detailsWidth } from './Details';
import { GraphCanvas } from './GraphCanvas';
import { GraphTable } from './GraphTable';
import { GraphTooltip } from './GraphTooltip';
import { describeTarget } from './describeTarget';
import { type Notice } from './panelContent';
import { Strip, stripHeight } from './Strip';
import { useArrangement } from './useArrangement';
import { useCamera } from './useCamera';
import { useFontsReady } from './useFontsReady';
import { useFolding } from './useFolding';
import { useKeyboard } from './useKeyboard';
import { useLabels } from './useLabels';
import { usePicture } from './usePicture';
import { foldedLane, laneOf, usePointer } from './usePointer';
import { usePoints } from './usePoints';
import { useSelection } from './useSelection';
import { useSettled } from './useSettled';

interface Props {
  readonly graph: Graph;
  readonly notices: readonly Notice[];
  readonly formats: MeasureFormats;
  readonly options: PanelOptions;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The picture with all that one can do with it. */
export function GraphView({ graph: whole, notices, formats, options, width, height }: Props) {
  const styles = useStyles2(getStyles);
  const withStrip = width >= 320 && height >= 240;
  const size = useMemo(
    () => ({ width, height: Math.max(1, height - (withStrip ? stripHeight : 0)) }),
    [width, height, withStrip]
  );
  const aspect = size.width / size.height;
  const { graph, toggle, isFolded } = useFolding(whole);
  const { arrangement, client } = useArrangement(graph, aspect);
  const picture = usePicture(graph, arrangement, formats);
  const { camera, moved, move, fit } = useCamera(picture.bounds, size);
  const parts = options.edgeLabels ?? defaultOptions.edgeLabels;
  const fontsReady = useFontsReady();
  const { zoom } = camera;
  const { labels, placed, measure } = useLabels({ client, arrangement, picture, zoom, formats, parts, fontsReady });
  const hits = useMemo(() => new HitTest(picture, labels), [picture, labels]);

  const [tableShown, setTableShown] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  const { selected, cursor, select, moveCursor, close } = useSelection(picture, move, size);
  const [said, setSaid] = useState('');
  const toggleLane = useCallback(
    (lane: string) => {
      const folds = !isFolded(lane);
      toggle(lane);
      close();
      if (folds) {
        moveCursor({ kind: 'node', id: foldedId(lane) });
      }
      setSaid(`${lane === '' ? 'others' : lane} ${folds ? 'folded' : 'unfolded'}`);
    },
    [isFolded, toggle, close, moveCursor]
  );
  const pointer = { picture, hits, measure, camera, move, selected, select, toggleLane };
  const { hovered, gestures } = usePointer(pointer);
  const open = useCallback(
    (target: Target) => {
      const lane = foldedLane(picture, target);
      if (lane === undefined) {
        select(target);
      } else {
        toggleLane(lane);
      }
    },
    [picture, select, toggleLane]
  );
  const toggleFold = useCallback(
    (target: Target | undefined) => {
      const lane = target && laneOf(picture, target);
      if (lane !== undefined) {
        toggleLane(lane);
      }
    },
    [picture, toggleLane]
  );
  const onKeyDown = useKeyboard({ picture, cursor, size, moveCursor, select: open, toggleFold, move, fit });

  const onEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (selected ?? cursor)) {
      // Grafana's own Escape would leave the panel's editor.
      event.stopPropagation();
      close();
    }
  };

  const target = hovered?.target ?? selected ?? cursor;
  const scene = useMemo(
    () => ({
      picture,
      labels,
      formats,
      measure,
      focus: neighbourhood(graph, target),
      selected: (selected ?? cursor)?.id,
    }),
    [picture, labels, formats, measure, graph, target, selected, cursor]
  );
  const settled = useSettled(camera);
  const still = placed && (!moved || settled === camera);
  const pointOf = usePoints(picture, hits, moved ? settled : camera);

  return (
    <div
      ref={root}
      className={styles.root}
      data-testid={testIds.panel}
      data-state={placed && fontsReady ? 'drawn' : 'loading'}
      data-drawn-nodes={picture.cards.length}
      data-drawn-edges={picture.edges.length}
      style={{ width, height }}
      onKeyDown={onEscape}
    >
      <div className={styles.stage} style={{ height: size.height, cursor: hovered ? 'pointer' : 'grab' }}>
        <GraphCanvas
          {...{ size, camera, scene, gestures, onKeyDown }}
          label={`Mesh graph of ${graph.nodes.length} nodes and ${graph.edges.length} calls. Arrow keys move among the cards, Enter opens one, F folds its namespace, Escape closes it.`}
        />
        <GraphTable {...{ graph, formats }} pointOf={still ? pointOf : undefined} shown={tableShown} />
        {selected && (
          <Details
            {...{ graph, formats, notices }}
            target={selected}
            width={detailsWidth(width)}
            onSelect={select}
            onClose={close}
          />
        )}
      </div>
      {withStrip && (
        <Strip
          {...{ notices, formats, width, fit, tableShown }}
          showLegend={options.showLegend ?? true}
          toggleTable={() => setTableShown(!tableShown)}
        />
      )}
      {hovered?.target && !tableShown && (
        <GraphTooltip {...{ graph, formats }} target={hovered.target} at={hovered.at} within={root} />
      )}
      <div className={styles.spoken} role="status" data-testid={testIds.announcement}>
        {describeTarget(graph, selected ?? cursor, formats) || said}
      </div>
    </div>
  );
}

const getStyles = () => ({
  root: css({ position: 'relative', overflow: 'hidden' }),
  stage: css({ position: 'relative', overflow: 'hidden' }),
  spoken: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
