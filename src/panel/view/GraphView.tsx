import { css } from '@emotion/css';
import { type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useCallback, useRef } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { t } from '../../mesh/t';
import { testIds } from '../../mesh/testIds';
import { useWanted } from '../links/PairContext';
import { itemOf } from '../links/itemOf';
import { defaultOptions, type PanelOptions } from '../options/PanelOptions';
import { type Size } from '../geometry/Camera';
import { type ErrorScale } from '../picture/ErrorScale';
import { sameTarget, type Target } from '../picture/Focus';
import { type PinnedTo } from '../state/reduceView';
import { type View } from '../state/useViewState';
import { hasPins, sameArranged, type SideList } from '../state/ViewState';
import { describeCounts } from './describeCounts';
import { describeTarget } from './describeTarget';
import { drawerWidth } from '../parts/Drawer';
import { FindBar } from './FindBar';
import { GraphCanvas } from './GraphCanvas';
import { GraphTable } from './GraphTable';
import { GraphTooltip } from './GraphTooltip';
import { KeepButtons } from './KeepButtons';
import { MoreMenu } from './MoreMenu';
import { type Notice } from '../answers/panelContent';
import { SideDrawer } from './SideDrawer';
import { StaleBanner } from '../parts/StaleBanner';
import { hasStrip } from './stageSize';
import { Strip } from '../parts/Strip';
import { Tools } from './Tools';
import { useAfterwards } from './useAfterwards';
import { useCallSteps } from './useCallSteps';
import { useCarrying } from './useCarrying';
import { useDrawing } from './useDrawing';
import { useExport } from './useExport';
import { useFinding } from './useFinding';
import { useFoldActions } from './useFoldActions';
import { type Folding } from './useFolding';
import { type Stale } from '../answers/useKeptAnswer';
import { useKeyboard } from './useKeyboard';
import { type Narrowing } from './useNarrowing';
import { useOpening } from './useOpening';
import { usePanelKeys } from './usePanelKeys';
import { usePointer } from './usePointer';
import { useScene } from './useScene';
import { useSelection } from './useSelection';
import { useSideLists } from './useSideLists';
import { useTableProps } from './useTableProps';
import { useVariables } from './useVariables';

export interface GraphViewProps {
  /** What somebody has done with the picture. */
  readonly view: View;
  readonly graph: Graph;
  readonly notices: readonly Notice[];
  /** Whether a newer graph is on its way. */
  readonly busy: boolean;
  /** Set where the graph is not the newest answer. */
  readonly stale: Stale | undefined;
  /** Whether this is what the panel shows. */
  readonly asRoot: boolean;
  readonly formats: MeasureFormats;
  readonly options: PanelOptions;
  /** The dashboard's. */
  readonly range: TimeRange | undefined;
  /** Saves what was arranged in the panel's options; undefined where these are nobody's to change. */
  readonly keep: (() => void) | undefined;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

interface Props extends GraphViewProps {
  readonly scale: ErrorScale;
  readonly narrowing: Narrowing;
  readonly folding: Folding;
  /** Of the picture. */
  readonly size: Size;
}

/** The picture with all that one can do with it. */
export function GraphView(props: Props) {
  const { view, graph: whole, notices, formats, range, options, width, height, scale, narrowing, folding, size } = props;
  const { state, dispatch } = view;
  const { focus, findShown, list, tableShown } = state;
  const styles = useStyles2(getStyles);
  const root = useRef<HTMLDivElement>(null);
  const withStrip = hasStrip({ width, height });
  const { matches } = narrowing;
  const { drawn, narrowed, part } = folding;
  const drawing = useDrawing({ graph: drawn, part, view, edition: `${state.edition} ${folding.edition}`, formats, options, size });
  const { picture, hits, measure, camera, move, fit, ready } = drawing;

  const asked = narrowing.graph;
  const gone = useCallback((target: Target) => [drawn, narrowed, asked].every((graph) => itemOf(graph, target) === undefined), [drawn, narrowed, asked]);
  const selection = useSelection({ view, picture, move, gone, ...size });
  const { selected, cursor, select, moveCursor, zoomIn } = selection;
  useVariables(drawn, selected, options);
  const onOpen = useOpening(drawing, size);
  const { toggleLane, toggleFold, open, goTo, said } = useFoldActions({ view, picture, whole, narrowed, folding, selection, onOpen });
  useWanted(goTo);
  const pin = useCallback((id: string, to: PinnedTo) => dispatch({ type: 'pin', id, to }), [dispatch]);
  const { carried, carrying } = useCarrying(drawing.arrangement, pin);
  const pointer = { picture, hits, measure, camera, size, move, selected, select, toggleLane, carrying };
  const { hovered, gestures } = usePointer(pointer);
  const lists = useSideLists(narrowed, state, scale);
  const showList = useCallback((other: SideList) => dispatch({ type: 'toggleList', list: other }), [dispatch]);
  const layOut = useCallback(() => dispatch({ type: 'layOut' }), [dispatch]);
  const undo = useCallback(() => dispatch({ type: 'undo' }), [dispatch]);
  const showKeys = useCallback(() => showList('keys'), [showList]);
  const { stepCall, place } = useCallSteps(picture, cursor, moveCursor);
  const moves = { picture, cursor, size, moveCursor, stepCall, select: open, toggleFold, layOut, undo, zoomIn, showKeys, move, fit };
  const onKeyDown = useKeyboard(moves);
  const save = useExport(drawn, drawing, { formats, parts: options.edgeLabels ?? defaultOptions.edgeLabels });

  const finding = useFinding({ root, view, drawn, narrowing, goTo, fit });
  const { openFind, closeFind } = finding;
  const closeAll = useCallback(() => dispatch({ type: 'close' }), [dispatch]);
  const chosen = cursor ?? selected;
  const keys = { chosen: chosen !== undefined, listShown: list !== undefined, findShown, openFind, closeFind };
  const onRootKeyDown = usePanelKeys({ ...keys, close: closeAll });

  const scene = useScene({ drawing, formats, narrowed, drawn, matches, selection, hovered: hovered?.target, carried });
  const afterwards = useAfterwards();
  const tableProps = useTableProps(drawn, formats, drawing);

  return (
    <div
      ref={root}
      className={styles.root}
      data-testid={props.asRoot ? testIds.panel : undefined}
      data-state={ready ? 'drawn' : 'loading'}
      data-drawn-nodes={picture.cards.length}
      data-drawn-edges={picture.edges.length}
      data-stale={props.stale && 'stale'}
      data-following={whole.latencyFollows && 'latency'}
      aria-busy={props.busy || folding.busy}
      style={{ width, height }}
      onKeyDown={onRootKeyDown}
    >
      <div className={styles.stage} style={{ height: size.height, cursor: hovered ? 'pointer' : 'grab' }}>
        <GraphCanvas
          {...{ size, camera, scene, gestures, onKeyDown }}
          zoomMode={options.zoomMode ?? defaultOptions.zoomMode}
          label={t(
            'view.graph.label',
            'Mesh graph of {{nodes}} nodes and {{calls}} calls. Arrow keys move among the cards, square brackets step along the calls of one, Enter opens, slash searches, question mark lists all keys.',
            { nodes: drawn.nodes.length, calls: drawn.edges.length }
          )}
        />
        {tableProps && <GraphTable {...tableProps} shown={tableShown} />}
        {(findShown || focus) && (
          <FindBar {...{ view, matches }} follows={narrowing.follows} onNext={finding.nextMatch} onClose={closeFind} />
        )}
        <StaleBanner stale={props.stale} />
        {drawn.nodes.length === 0 && (
          <div className={styles.empty}>{t('view.graph.nothing', 'Nothing is left to show: all that is known of this mesh is hidden.')}</div>
        )}
        <SideDrawer
          {...lists}
          {...{ list, narrowed, formats, range, selected }}
          graph={drawn}
          width={drawerWidth(width)}
          onSelect={select}
          onGoTo={goTo}
          onFocus={finding.focusOn}
          onClose={closeAll}
        />
      </div>
      {withStrip && (
        <Strip
          {...{ notices, formats, width }}
          showLegend={options.showLegend ?? true}
          compareTo={whole.compareTo}
          latencyFollows={whole.latencyFollows}
          counts={describeCounts(whole, narrowed, drawn)}
        >
          {afterwards && (
            <Tools
              {...{ width, findShown, list, tableShown, fit }}
              changed={lists.changes?.length}
              failing={lists.failing}
              toggleFind={findShown ? closeFind : openFind}
              toggleList={showList}
              toggleTable={() => dispatch({ type: 'toggleTable' })}
            >
              {!sameArranged(state.arranged, state.saved) && (
                <KeepButtons undo={state.before.length > 0 ? undo : undefined} keep={props.keep} />
              )}
              <MoreMenu
                {...{ fit, layOut, save, showKeys }}
                zoomIn={selected || cursor ? zoomIn : undefined}
                foldAll={(folded) => dispatch({ type: 'fold', lanes: folding.lanes, folded })}
                unpin={hasPins(state) ? () => dispatch({ type: 'unpin' }) : undefined}
              />
            </Tools>
          )}
        </Strip>
      )}
      {hovered?.target && !tableShown && !sameTarget(hovered.target, selected) && (
        <GraphTooltip {...{ graph: drawn, formats }} target={hovered.target} at={hovered.at} within={root} />
      )}
      <div className={styles.spoken} role="status" data-testid={testIds.announcement}>
        {[place, describeTarget(drawn, chosen, formats) || said].filter(Boolean).join(': ')}
      </div>
    </div>
  );
}

const getStyles = () => ({
  root: css({ position: 'relative', overflow: 'hidden' }),
  stage: css({ position: 'relative', overflow: 'hidden' }),
  empty: css({ position: 'absolute', inset: 0, display: 'grid', placeItems: 'center', pointerEvents: 'none' }),
  spoken: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
