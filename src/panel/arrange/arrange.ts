import { type Point } from '../geometry/rects';
import { atOnce, eachSliced, type Sliced } from '../../mesh/Sliced';
import { computeLayoutSliced } from '../layout/computeLayout';
import { assignPorts } from '../picture/assignPorts';
import { toColumns } from '../picture/Columns';
import { placeCards } from '../layout/placeCards';
import { routeEdge } from '../picture/routeEdge';
import { Tracks } from '../picture/Tracks';
import { type Arrangement } from '../layout/Arrangement';
import { type ArrangeRequest } from './ArrangeRequest';
import { arrangeFreely } from './arrangeFreely';
import { makeRoom } from './makeRoom';
import { turn } from './turn';

/** Lays a mesh out and leads its calls between the cards. Pure. */
export function arrange(request: ArrangeRequest): Arrangement {
  return atOnce(arrangeSliced(request));
}

/** The same with rests, for where it has to be done on the page. */
export function* arrangeSliced(request: ArrangeRequest): Sliced<Arrangement> {
  if (request.freely) {
    return yield* arrangeFreely(request);
  }
  const layout = yield* computeLayoutSliced(request);
  yield;
  const { bounds, lanes, cards, places } = placeCards(layout);
  const columns = toColumns([...cards.values()]);
  const ends = request.edges.flatMap(({ id, source, target }) => {
    const from = cards.get(source);
    const to = cards.get(target);
    return from && to ? [{ id, from, to }] : [];
  });
  yield;
  const ports = assignPorts(ends.filter(({ from, to }) => to.x > from.x));
  const tracks = new Tracks();
  const curves = new Map<string, Point[]>();
  yield* eachSliced(ends, ({ id, from, to }) => {
    const middle = { out: from.y + from.height / 2, into: to.y + to.height / 2 };
    curves.set(id, routeEdge({ from, to, ports: ports.get(id) ?? middle }, columns, tracks));
  });
  const arrangement = { layout, places, ...makeRoom({ bounds, lanes }, curves), cards, curves };
  return layout.flow === 'down' ? turn(arrangement) : arrangement;
}
