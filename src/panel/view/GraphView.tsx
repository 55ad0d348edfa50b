import { css } from '@emotion/css';
import { type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useCallback, useRef, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { type Hideable } from '../find/hideParts';
import { useWanted } from '../latency/PairContext';
import { type PanelOptions } from '../PanelOptions';
import { type Size } from '../picture/Camera';
import { type ErrorScale } from '../picture/ErrorScale';
import { sameTarget } from '../picture/Focus';
import { describeCounts } from './describeCounts';
import { describeTarget } from './describeTarget';
import { drawerWidth } from './Drawer';
import { FindBar } from './FindBar';
import { GraphCanvas } from './GraphCanvas';
import { GraphTable } from './GraphTable';
import { GraphTooltip } from './GraphTooltip';
import { MoreMenu } from './MoreMenu';
import { type Notice } from './panelContent';
import { SideDrawer } from './SideDrawer';
import { hasStrip } from './stageSize';
import { Strip } from './Strip';
import { Tools } from './Tools';
import { useAfterwards } from './useAfterwards';
import { useCallSteps } from './useCallSteps';
import { useCarrying } from './useCarrying';
import { useDrawing } from './useDrawing';
import { useExport } from './useExport';
import { useFinding } from './useFinding';
import { useFoldActions } from './useFoldActions';
import { type Folding } from './useFolding';
import { useKeyboard } from './useKeyboard';
import { type Narrowing } from './useNarrowing';
import { useOpening } from './useOpening';
import { usePanelKeys } from './usePanelKeys';
import { usePins } from './usePins';
import { usePointer } from './usePointer';
import { useScene } from './useScene';
import { useSelection } from './useSelection';
import { type SideList, useSideLists } from './useSideLists';
import { useTableProps } from './useTableProps';
import { useVariables } from './useVariables';

export interface GraphViewProps {
  readonly graph: Graph;
  readonly notices: readonly Notice[];
  /** Whether a newer graph is on its way. */
  readonly busy: boolean;
  readonly formats: MeasureFormats;
  readonly options: PanelOptions;
  /** The dashboard's. */
  readonly range: TimeRange | undefined;
  readonly onOptionsChange: (options: PanelOptions) => void;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

interface Props extends GraphViewProps {
  readonly scale: ErrorScale;
  readonly hidden: readonly Hideable[];
  readonly narrowing: Narrowing;
  readonly folding: Folding;
  /** Of the picture. */
  readonly size: Size;
}

/** The picture with all that one can do with it. */
export function GraphView(props: Props) {
  const { graph: whole, notices, formats, range, options, onOptionsChange, width, height, scale, hidden, narrowing, folding, size } = props;
  const styles = useStyles2(getStyles);
  const root = useRef<HTMLDivElement>(null);
  const [tableShown, setTableShown] = useState(false);
  const withStrip = hasStrip({ width, height });
  const { focus, matches } = narrowing;
  const { drawn, narrowed, part } = folding;
  const { pin, layOut, edition } = usePins(options, onOptionsChange);
  const drawing = useDrawing({ graph: drawn, part, edition: `${edition} ${folding.edition}`, formats, options, size });
  const { picture, hits, measure, camera, move, fit, ready } = drawing;

  const selection = useSelection(picture, move, size);
  const { selected, cursor, select, moveCursor, close, zoomIn } = selection;
  useVariables(drawn, selected, options);
  const onOpen = useOpening(drawing, size);
  const { toggleLane, toggleFold, open, goTo, said } = useFoldActions({ picture, narrowed, folding, selection, onOpen });
  useWanted(goTo);
  const { carried, carrying } = useCarrying(drawing.arrangement, pin);
  const pointer = { picture, hits, measure, camera, size, move, selected, select, toggleLane, carrying };
  const { hovered, gestures } = usePointer(pointer);
  const lists = useSideLists(narrowed, scale);
  const { list, toggleList, closeList } = lists;
  const showList = useCallback(
    (other: SideList) => {
      close();
      toggleList(other);
    },
    [close, toggleList]
  );
  const showKeys = useCallback(() => showList('keys'), [showList]);
  const { stepCall, place } = useCallSteps(picture, cursor, moveCursor);
  const moves = { picture, cursor, size, moveCursor, stepCall, select: open, toggleFold, layOut, zoomIn, showKeys, move, fit };
  const onKeyDown = useKeyboard(moves);
  const save = useExport(drawn, formats, drawing);

  const finding = useFinding({ root, drawn, narrowing, selection, goTo, fit });
  const { findShown, openFind, closeFind } = finding;
  const closeAll = useCallback(() => {
    close();
    closeList();
  }, [close, closeList]);
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
      data-testid={testIds.panel}
      data-state={ready ? 'drawn' : 'loading'}
      data-drawn-nodes={picture.cards.length}
      data-drawn-edges={picture.edges.length}
      data-following={whole.latencyFollows && 'latency'}
      aria-busy={props.busy || folding.busy}
      style={{ width, height }}
      onKeyDown={onRootKeyDown}
    >
      <div className={styles.stage} style={{ height: size.height, cursor: hovered ? 'pointer' : 'grab' }}>
        <GraphCanvas
          {...{ size, camera, scene, gestures, onKeyDown }}
          label={`Mesh graph of ${drawn.nodes.length} nodes and ${drawn.edges.length} calls. Arrow keys move among the cards, square brackets step along the calls of one, Enter opens, slash searches, question mark lists all keys.`}
        />
        {tableProps && <GraphTable {...tableProps} shown={tableShown} />}
        {(findShown || focus) && (
          <FindBar
            {...narrowing}
            hidden={hidden}
            setHidden={(hide) => onOptionsChange({ ...options, hide })}
            onNext={finding.nextMatch}
            onClose={closeFind}
          />
        )}
        {drawn.nodes.length === 0 && (
          <div className={styles.empty}>Nothing is left to show: all that is known of this mesh is hidden.</div>
        )}
        <SideDrawer
          {...lists}
          {...{ narrowed, formats, range, selected }}
          graph={drawn}
          width={drawerWidth(width)}
          onSelect={select}
          onGoTo={goTo}
          onFocus={finding.focusOn}
          onClose={close}
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
              toggleTable={() => setTableShown(!tableShown)}
            >
              <MoreMenu {...{ fit, layOut, save, showKeys }} zoomIn={selected || cursor ? zoomIn : undefined} foldAll={folding.foldAll} />
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
