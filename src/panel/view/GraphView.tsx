import { css } from '@emotion/css';
import { type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { rankChanges } from '../compare/rankChanges';
import { rankCauses } from '../find/rankCauses';
import { laneNames } from '../layout/laneNames';
import { type CardSlot } from '../layout/Layout';
import { defaultOptions, type PanelOptions } from '../PanelOptions';
import { toErrorScale } from '../picture/ErrorScale';
import { neighbourhood, sameTarget, type Target } from '../picture/Focus';
import { highlight } from '../picture/highlight';
import { CauseList } from './CauseList';
import { ChangeList } from './ChangeList';
import { describeCounts } from './describeCounts';
import { describeTarget } from './describeTarget';
import { Details } from './Details';
import { Drawer, drawerWidth } from './Drawer';
import { FindBar } from './FindBar';
import { GraphCanvas } from './GraphCanvas';
import { GraphTable } from './GraphTable';
import { GraphTooltip } from './GraphTooltip';
import { MoreMenu } from './MoreMenu';
import { type Notice } from './panelContent';
import { Strip, stripHeight } from './Strip';
import { type SideList, Tools } from './Tools';
import { useCarrying } from './useCarrying';
import { useDrawing } from './useDrawing';
import { useExport } from './useExport';
import { useFoldActions } from './useFoldActions';
import { useFolding } from './useFolding';
import { useKeyboard } from './useKeyboard';
import { useNarrowing } from './useNarrowing';
import { usePointer } from './usePointer';
import { usePoints } from './usePoints';
import { useSelection } from './useSelection';
import { useSettled } from './useSettled';
import { useVariables } from './useVariables';

interface Props {
  readonly graph: Graph;
  readonly notices: readonly Notice[];
  readonly formats: MeasureFormats;
  readonly options: PanelOptions;
  /** The dashboard's. */
  readonly range: TimeRange | undefined;
  readonly onOptionsChange: (options: PanelOptions) => void;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The picture with all that one can do with it. */
export function GraphView(props: Props) {
  const { graph: whole, notices, formats, range, options, onOptionsChange, width, height } = props;
  const styles = useStyles2(getStyles);
  const withStrip = width >= 320 && height >= 240;
  const size = useMemo(
    () => ({ width, height: Math.max(1, height - (withStrip ? stripHeight : 0)) }),
    [width, height, withStrip]
  );
  const scale = useMemo(() => toErrorScale(formats.field('errorRatio')), [formats]);
  const hidden = options.hide ?? defaultOptions.hide;
  const narrowing = useNarrowing(whole, hidden, scale);
  const { graph: narrowed, focus, setFocus, setText, matches } = narrowing;
  const folding = useFolding(whole, narrowed, options.foldAbove ?? defaultOptions.foldAbove);
  const { drawn } = folding;
  const part = focus ? JSON.stringify(focus) : '';
  const [edition, setEdition] = useState(0);
  const drawing = useDrawing({ graph: drawn, part, edition, formats, options, size });
  const { picture, labels, hits, measure, camera, moved, move, fit, ready } = drawing;

  const selection = useSelection(picture, move, size);
  const { selected, cursor, select, moveCursor, close } = selection;
  useVariables(drawn, selected, options);
  const actions = useFoldActions({ picture, narrowed, folding, selection });
  const { toggleLane, toggleFold, open, goTo, said } = actions;
  const pins = options.pins ?? defaultOptions.pins;
  const pin = useCallback(
    (id: string, slot: CardSlot) => onOptionsChange({ ...options, pins: { ...pins, [id]: slot } }),
    [onOptionsChange, options, pins]
  );
  const layOut = useCallback(() => {
    setEdition((before) => before + 1);
    if (Object.keys(pins).length > 0) {
      onOptionsChange({ ...options, pins: {} });
    }
  }, [onOptionsChange, options, pins]);
  const { carried, carrying } = useCarrying(drawing.arrangement, pin);
  const pointer = { picture, hits, measure, camera, move, selected, select, toggleLane, carrying };
  const { hovered, gestures } = usePointer(pointer);
  const onKeyDown = useKeyboard({ picture, cursor, size, moveCursor, select: open, toggleFold, layOut, move, fit });
  const save = useExport(drawn, formats, drawing);

  const root = useRef<HTMLDivElement>(null);
  const [tableShown, setTableShown] = useState(false);
  const [findShown, setFindShown] = useState(false);
  const [list, setList] = useState<SideList>();
  const causes = useMemo(() => rankCauses(narrowed, scale), [narrowed, scale]);
  const changes = useMemo(() => (narrowed.compareTo ? rankChanges(narrowed) : undefined), [narrowed]);

  const closeFind = () => {
    setFindShown(false);
    setText('');
    root.current?.querySelector('canvas')?.focus();
  };
  const nextMatch = (step: 1 | -1) => {
    const at = matches.findIndex(({ kind, id }) => kind === selected?.kind && id === selected.id);
    const next = matches[(at + (at < 0 && step < 0 ? 0 : step) + matches.length) % matches.length];
    if (next) {
      goTo(next);
    }
  };
  const focusOn = useCallback(
    (target: Target) => {
      setFocus({ ids: nodesOf(target, narrowed, drawn), hops: 1, direction: 'both' });
      setFindShown(true);
      setText('');
      close();
      fit();
    },
    [setFocus, setText, narrowed, drawn, close, fit]
  );
  const onRootKeyDown = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === '/' && !typing) {
      event.preventDefault();
      setFindShown(true);
    } else if (event.key === 'Escape' && (typing || selected || cursor || list || findShown)) {
      // Grafana's own Escape would leave the panel's editor.
      event.stopPropagation();
      if (typing || !(selected || cursor || list)) {
        closeFind();
      } else {
        close();
        setList(undefined);
      }
    }
  };

  const target = hovered?.target ?? selected ?? cursor;
  const scene = useMemo(() => {
    const found = matches.length > 0 ? highlight(matches, narrowed, drawn) : undefined;
    const focused = neighbourhood(drawn, target) ?? found;
    return { picture, labels, formats, measure, focus: focused, selected: (selected ?? cursor)?.id, carried };
  }, [carried, picture, labels, formats, measure, matches, narrowed, drawn, target, selected, cursor]);
  const settled = useSettled(camera);
  const still = ready && (!moved || settled === camera);
  const pointOf = usePoints(picture, hits, moved ? settled : camera);
  // The table comes after the picture: nobody waits for rows that lie beneath it.
  const tableProps = useDeferredValue(
    useMemo(() => ({ graph: drawn, formats, pointOf: still ? pointOf : undefined }), [drawn, formats, still, pointOf])
  );
  const drawer = { width: drawerWidth(width), onClose: close };

  return (
    <div
      ref={root}
      className={styles.root}
      data-testid={testIds.panel}
      data-state={ready ? 'drawn' : 'loading'}
      data-drawn-nodes={picture.cards.length}
      data-drawn-edges={picture.edges.length}
      style={{ width, height }}
      onKeyDown={onRootKeyDown}
    >
      <div className={styles.stage} style={{ height: size.height, cursor: hovered ? 'pointer' : 'grab' }}>
        <GraphCanvas
          {...{ size, camera, scene, gestures, onKeyDown }}
          label={`Mesh graph of ${drawn.nodes.length} nodes and ${drawn.edges.length} calls. Arrow keys move among the cards, Enter opens one, F folds its namespace, R lays out afresh, slash searches, Escape closes.`}
        />
        <GraphTable {...tableProps} shown={tableShown} />
        {(findShown || focus) && (
          <FindBar
            {...narrowing}
            hidden={hidden}
            setHidden={(hide) => onOptionsChange({ ...options, hide })}
            onNext={nextMatch}
            onClose={closeFind}
          />
        )}
        {drawn.nodes.length === 0 && (
          <div className={styles.empty}>Nothing is left to show: all that is known of this mesh is hidden.</div>
        )}
        {selected ? (
          <Details {...{ graph: drawn, formats, range, ...drawer }} target={selected} onSelect={select} onFocus={focusOn} />
        ) : (
          list && (
            <Drawer {...drawer} title={listTitles[list]} label={listTitles[list]} onClose={() => setList(undefined)}>
              {list === 'causes' ? (
                <CauseList {...{ graph: narrowed, causes, formats }} onSelect={goTo} />
              ) : (
                <ChangeList graph={narrowed} changes={changes ?? []} onSelect={goTo} />
              )}
            </Drawer>
          )
        )}
      </div>
      {withStrip && (
        <Strip
          {...{ notices, formats, width }}
          showLegend={options.showLegend ?? true}
          compareTo={whole.compareTo}
          counts={describeCounts(whole, narrowed, drawn)}
        >
          <Tools
            {...{ width, findShown, list, tableShown, fit }}
            changed={changes?.length}
            failing={causes.length}
            toggleFind={() => (findShown ? closeFind() : setFindShown(true))}
            toggleList={(other) => {
              close();
              setList(other === list ? undefined : other);
            }}
            toggleTable={() => setTableShown(!tableShown)}
          >
            <MoreMenu {...{ fit, layOut, save }} foldAll={folding.foldAll} />
          </Tools>
        </Strip>
      )}
      {hovered?.target && !tableShown && !sameTarget(hovered.target, selected) && (
        <GraphTooltip {...{ graph: drawn, formats }} target={hovered.target} at={hovered.at} within={root} />
      )}
      <div className={styles.spoken} role="status" data-testid={testIds.announcement}>
        {describeTarget(drawn, selected ?? cursor, formats) || said}
      </div>
    </div>
  );
}

const listTitles: Record<SideList, string> = { causes: 'Where did it start', changes: 'What changed' };

/** The nodes that a target stands for, before anything was folded. */
function nodesOf(target: Target, narrowed: Graph, drawn: Graph): string[] {
  const edge = target.kind === 'edge' ? drawn.edges.find(({ id }) => id === target.id) : undefined;
  const lanes = laneNames(narrowed.nodes);
  return (edge ? [edge.source, edge.target] : [target.id]).flatMap((id) => {
    const folded = drawn.nodes.find((node) => node.id === id)?.folded;
    return folded ? narrowed.nodes.filter((node) => lanes.get(node.id) === folded.lane).map((node) => node.id) : [id];
  });
}

const getStyles = () => ({
  root: css({ position: 'relative', overflow: 'hidden' }),
  stage: css({ position: 'relative', overflow: 'hidden' }),
  empty: css({ position: 'absolute', inset: 0, display: 'grid', placeItems: 'center', pointerEvents: 'none' }),
  spoken: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
