import { type Rect } from '../geometry/rects';

export interface PortRequest {
  readonly id: string;
  readonly from: Rect;
  readonly to: Rect;
}

/** Heights at which an edge leaves its caller's right side and meets its callee's left side. */
export interface Ports {
  readonly out: number;
  readonly into: number;
}

const widest = 28;
const step = 8;

/** Spreads the ends of edges along a card's side in the order of their other ends, so that they do not cross there. */
export function assignPorts(requests: readonly PortRequest[]): ReadonlyMap<string, Ports> {
  const out = spread(
    requests,
    (request) => request.from,
    (request) => request.to
  );
  const into = spread(
    requests,
    (request) => request.to,
    (request) => request.from
  );
  return new Map(requests.map(({ id }) => [id, { out: out.get(id) ?? 0, into: into.get(id) ?? 0 }]));
}

type End = (request: PortRequest) => Rect;

function spread(requests: readonly PortRequest[], own: End, other: End): Map<string, number> {
  const byCard = new Map<Rect, PortRequest[]>();
  for (const request of requests) {
    const members = byCard.get(own(request));
    if (members) {
      members.push(request);
    } else {
      byCard.set(own(request), [request]);
    }
  }
  const heights = new Map<string, number>();
  for (const [card, members] of byCard) {
    members.sort((a, b) => slope(card, other(a)) - slope(card, other(b)) || (a.id < b.id ? -1 : 1));
    const apart = Math.min(step, widest / Math.max(1, members.length - 1));
    members.forEach(({ id }, index) => {
      heights.set(id, card.y + card.height / 2 + (index - (members.length - 1) / 2) * apart);
    });
  }
  return heights;
}

function slope(card: Rect, other: Rect): number {
  return (other.y - card.y) / Math.max(1, Math.abs(other.x - card.x));
}
