import { memo, useMemo } from 'react';

import { type Point } from '../geometry/rects';
import { type Graph, type GraphEdge, type GraphNode, type Origin, type Values } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Measure } from '../../mesh/measures';
import { healthWords } from '../../mesh/healthWords';
import { kindWords } from '../../mesh/kindWords';
import { roleWords } from '../../mesh/roleWords';
import { testIds } from '../../mesh/testIds';
import { unansweredCalls } from '../../mesh/unansweredCalls';
import { t } from '../../mesh/t';
import { describeChange } from '../compare/describeChange';
import { type Target } from '../picture/Focus';
import { measureLabel } from '../parts/measureLabel';
import { type Column, SortableTable } from '../parts/SortableTable';
import { TableRegion } from '../parts/TableRegion';
import { useLater } from './useLater';

interface Props {
  readonly graph: Graph;
  readonly formats: MeasureFormats;
  /** Visible instead of the picture; otherwise there for screen readers and programs alone. */
  readonly shown: boolean;
  /** The point of the canvas that means a node or an edge; there is none while the picture moves. */
  readonly pointOf: ((target: Target) => Point | undefined) | undefined;
}

const edgeMeasures: Measure[] = [
  'requestRate',
  'errorRate',
  'errorRatio',
  'latencyMs',
  'latencyMeanMs',
  'mtlsRatio',
  'tcpSentThroughput',
  'tcpReceivedThroughput',
];
/** Columns that a mesh without such traffic does without. */
const edgeExtras: Measure[] = ['tcpConnectionRate', 'tcpFailureRatio', 'requestMessageRate', 'responseMessageRate'];
const nodeMeasures: Measure[] = ['requestRateIn', 'errorRatioIn', 'requestRateOut', 'errorRatioOut', 'tcpThroughputIn'];
const nodeExtras: Measure[] = ['tcpConnectionRateIn', 'tcpFailureRatioIn', 'messageRateIn'];

/** Beside the picture of so many calls the browser lays out one table in a frame, not two. */
const manyCalls = 200;

/** All that the picture shows, as two tables. */
export const GraphTable = memo(function GraphTable({ graph, formats, shown, pointOf }: Props) {
  const columns = useMemo(() => toColumns(graph, formats), [graph, formats]);
  const withNodes = useLater(graph.edges.length > manyCalls);
  const at = (target: Target) => {
    const point = pointOf?.(target);
    return { 'data-x': point?.x, 'data-y': point?.y };
  };
  return (
    <TableRegion testId={testIds.table} label={t('view.table.label', 'Table of the mesh')} shown={shown}>
      <SortableTable
        caption={t('view.table.calls', 'Calls')}
        interactive={shown}
        items={graph.edges}
        columns={columns.edges}
        rowProps={({ id }) => ({ 'data-edge-id': id, ...at({ kind: 'edge', id }) })}
      />
      {(shown || withNodes) && (
        <SortableTable
          caption={t('view.table.nodes', 'Nodes')}
          interactive={shown}
          items={graph.nodes}
          columns={columns.nodes}
          rowProps={({ id }) => ({ 'data-node-id': id, ...at({ kind: 'node', id }) })}
        />
      )}
    </TableRegion>
  );
});

function toColumns(graph: Graph, formats: MeasureFormats) {
  const following: Measure[] = graph.latencyFollows ? ['latencyMs', 'latencyMeanMs'] : [];
  const titles = new Map(graph.nodes.map((node) => [node.id, node.title]));
  const measured = <T extends { readonly values: Values; readonly origin?: Origin }>(measure: Measure): Column<T> => ({
    name: measureLabel(measure, graph, formats),
    text: (item) => {
      const value = item.values[measure];
      return value === undefined && following.includes(measure) ? '…' : formats.of(item).text(measure, value);
    },
    number: ({ values }) => values[measure],
    colour: (item) => formats.of(item).colour(measure, item.values[measure]),
  });
  const edges: Array<Column<GraphEdge>> = [
    { name: t('view.table.from', 'From'), text: ({ source }) => titles.get(source) ?? source },
    { name: t('view.table.to', 'To'), text: ({ target }) => titles.get(target) ?? target },
    { name: t('view.table.protocols', 'Protocols'), text: ({ protocols }) => protocols.join(', ') },
    ...[...edgeMeasures, ...known(graph.edges, edgeExtras)].map(measured<GraphEdge>),
    ...noAnswerOf(graph, formats),
    { name: t('view.table.reporter', 'Reporter'), text: ({ reporter }) => reporter },
    ...meshOf(graph.edges),
    ...(graph.compareTo ? [changeOf()] : []),
  ];
  const nodes: Array<Column<GraphNode>> = [
    { name: t('view.table.name', 'Name'), text: ({ title }) => title },
    { name: t('view.table.kind', 'Kind'), text: ({ kind, role }) => [roleWords(role), kindWords(kind)].filter((word) => word !== '').join(', ') },
    { name: t('view.table.namespace', 'Namespace'), text: ({ namespace }) => namespace },
    { name: t('view.table.health', 'Health'), text: ({ health }) => healthWords(health) },
    ...meshOf(graph.nodes),
    ...[...nodeMeasures, ...known(graph.nodes, nodeExtras)].map(measured<GraphNode>),
  ];
  return { edges, nodes };
}

function known(items: ReadonlyArray<{ readonly values: Values }>, extras: readonly Measure[]): Measure[] {
  return extras.filter((measure) => items.some(({ values }) => values[measure] !== undefined));
}

/** Which mesh something is of, where the picture holds several. */
function meshOf<T extends { readonly origin?: Origin }>(items: readonly T[]): Array<Column<T>> {
  return items.some(({ origin }) => origin) ? [{ name: t('view.table.mesh', 'Mesh'), text: ({ origin }) => origin?.name ?? '' }] : [];
}

/** The share of a call's requests that got no response; no column where all did. */
function noAnswerOf({ edges, responses }: Graph, formats: MeasureFormats): Array<Column<GraphEdge>> {
  const shares = new Map(
    edges.map(({ id }) => [id, unansweredCalls(responses.get(id) ?? []).reduce((sum, { share }) => sum + share, 0)])
  );
  const share = ({ id }: GraphEdge) => shares.get(id) || undefined;
  return edges.some(share)
    ? [{ name: t('view.table.no-answer', 'No answer'), text: (edge) => formats.of(edge).text('errorRatio', share(edge)), number: share }]
    : [];
}

/** What became of a call; the most telling sorts first from the top down. */
const changeOf = (): Column<GraphEdge> => ({
  name: t('view.table.change', 'Change'),
  text: (edge) => describeChange(edge)?.text ?? '',
  number: (edge) => describeChange(edge)?.weight,
});
