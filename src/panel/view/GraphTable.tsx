import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { memo } from 'react';

import { type Graph, type GraphEdge, type GraphNode } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Measure } from '../../mesh/measures';
import { testIds } from '../../mesh/testIds';
import { type Point } from '../picture/Picture';
import { measureLabel } from './measureLabel';

interface Props {
  readonly graph: Graph;
  readonly formats: MeasureFormats;
  /** Visible instead of the picture; otherwise there for screen readers and programs alone. */
  readonly shown: boolean;
  /** Points of the canvas that mean a node or an edge, by id; none while the picture moves. */
  readonly points: ReadonlyMap<string, Point> | undefined;
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
const nodeMeasures: Measure[] = ['requestRateIn', 'errorRatioIn', 'requestRateOut', 'errorRatioOut', 'tcpThroughputIn'];

/** All that the picture shows, as two tables. */
export const GraphTable = memo(function GraphTable({ graph, formats, shown, points }: Props) {
  const styles = useStyles2(getStyles);
  const titles = new Map(graph.nodes.map((node) => [node.id, node.title]));
  return (
    <div
      className={shown ? styles.shown : styles.hidden}
      data-testid={testIds.table}
      role="region"
      aria-label="Table of the mesh"
      tabIndex={shown ? 0 : -1}
    >
      <table className={styles.table}>
        <caption>Calls</caption>
        <thead>
          <tr>
            {['From', 'To', 'Protocols'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {edgeMeasures.map((measure) => (
              <th key={measure} scope="col" className={styles.number}>
                {measureLabel(measure, graph)}
              </th>
            ))}
            <th scope="col">Reporter</th>
          </tr>
        </thead>
        <tbody>
          {graph.edges.map((edge) => (
            <EdgeRow key={edge.id} {...{ edge, titles, formats, styles }} at={points?.get(edge.id)} />
          ))}
        </tbody>
      </table>
      <table className={styles.table}>
        <caption>Nodes</caption>
        <thead>
          <tr>
            {['Name', 'Kind', 'Namespace', 'Health'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {nodeMeasures.map((measure) => (
              <th key={measure} scope="col" className={styles.number}>
                {measureLabel(measure, graph)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {graph.nodes.map((node) => (
            <NodeRow key={node.id} {...{ node, formats, styles }} at={points?.get(node.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
});

interface RowProps {
  readonly formats: MeasureFormats;
  readonly styles: ReturnType<typeof getStyles>;
  readonly at: Point | undefined;
}

function EdgeRow({
  edge,
  titles,
  formats,
  styles,
  at,
}: RowProps & { edge: GraphEdge; titles: ReadonlyMap<string, string> }) {
  return (
    <tr data-edge-id={edge.id} data-x={at?.x} data-y={at?.y}>
      <th scope="row">{titles.get(edge.source) ?? edge.source}</th>
      <td>{titles.get(edge.target) ?? edge.target}</td>
      <td>{edge.protocols.join(', ')}</td>
      {edgeMeasures.map((measure) => (
        <td key={measure} className={styles.number}>
          {formats.text(measure, edge.values[measure])}
        </td>
      ))}
      <td>{edge.reporter}</td>
    </tr>
  );
}

function NodeRow({ node, formats, styles, at }: RowProps & { node: GraphNode }) {
  return (
    <tr data-node-id={node.id} data-x={at?.x} data-y={at?.y}>
      <th scope="row">{node.title}</th>
      <td>{node.kind}</td>
      <td>{node.namespace}</td>
      <td>{node.health}</td>
      {nodeMeasures.map((measure) => (
        <td key={measure} className={styles.number}>
          {formats.text(measure, node.values[measure])}
        </td>
      ))}
    </tr>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  shown: css({
    position: 'absolute',
    inset: 0,
    overflow: 'auto',
    background: theme.colors.background.primary,
    zIndex: 1,
  }),
  hidden: css({
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  }),
  table: css({
    width: '100%',
    marginBottom: theme.spacing(2),
    caption: {
      captionSide: 'top',
      textAlign: 'left',
      ...theme.typography.h6,
      color: theme.colors.text.primary,
      padding: theme.spacing(0.5, 1),
    },
    'th, td': {
      padding: theme.spacing(0.5, 1),
      textAlign: 'left',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
    'thead th': { position: 'sticky', top: 0, background: theme.colors.background.secondary, whiteSpace: 'nowrap' },
  }),
  number: css({ '&&': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }),
});
