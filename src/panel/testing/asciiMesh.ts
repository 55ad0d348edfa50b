import { type Layout } from '../layout/Layout';
import { type Topology } from '../layout/Topology';

/**
 * Reads a mesh as one writes it down in a test:
 *
 *     shop: web cart        a lane and its nodes
 *     web -> cart           a call
 */
export function parseMesh(text: string): Topology {
  const nodes: Array<{ id: string; lane: string }> = [];
  const links: Array<{ source: string; target: string }> = [];
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const [lane, members] = line.split(':');
    const [source, ...targets] = line.split('->').map((part) => part.trim());
    if (members !== undefined && lane !== undefined) {
      nodes.push(
        ...members
          .split(' ')
          .filter(Boolean)
          .map((id) => ({ id, lane }))
      );
    } else if (source) {
      links.push(
        ...targets
          .join(' ')
          .split(' ')
          .filter(Boolean)
          .map((target) => ({ source, target }))
      );
    }
  }
  nodes.sort((a, b) => (a.id < b.id ? -1 : 1));
  links.sort((a, b) => (a.source + a.target < b.source + b.target ? -1 : 1));
  return { nodes, links };
}

/** Draws a layout: lanes from top to bottom, ranks from left to right, a line for each half row. */
export function printLayout(layout: Layout): string {
  const cards = [...layout.cards];
  const columns = [...new Set(cards.map(([, slot]) => slot.rank + slot.column / 100))].sort((a, b) => a - b);
  const width = Math.max(...cards.map(([id]) => id.length)) + 1;
  return layout.lanes
    .flatMap((lane) => {
      const rows = Array.from({ length: lane.rows * 2 - 1 }, (_, index) => index / 2);
      const lines = rows.map((row) =>
        columns
          .map(
            (column) =>
              cards.find(
                ([, slot]) => slot.lane === lane.name && slot.row === row && slot.rank + slot.column / 100 === column
              )?.[0] ?? ''
          )
          .map((id) => id.padEnd(width, '.'))
          .join('')
          .replace(/\.+$/, '')
      );
      return [`${lane.name}:`, ...lines.filter((line) => line !== '')];
    })
    .join('\n');
}
