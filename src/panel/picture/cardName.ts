import { atOnce, type Sliced } from '../../mesh/Sliced';
import { cardsInLane } from './cardsInLane';
import { namePlace, settledZoom } from './namePlace';
import { type MeasureText } from './Painter';
import { type CardShape, type Picture } from './Picture';
import { type FullName, tellApartSliced } from './tellApart';

/** To compare the names of a lane of more cards than these would keep the page busy: each is shortened by itself, when it is seen. */
const mostCompared = 1000;

interface Sight {
  readonly cards: Picture['cards'];
  readonly measure: MeasureText;
  readonly zoom: number;
}

interface Found extends Omit<Sight, 'cards'> {
  /** By lane, then by node id. */
  readonly lanes: Map<string, Map<string, string>>;
}

/** Each frame asks for the same names again: they are kept as long as their sizes stay. */
const found = new WeakMap<Picture['cards'], Found>();

/**
 * A card's name, shortened to its room so that it is told apart from others of its lane. A folded card
 * without a second line says in it how many it stands for.
 */
export function cardName(card: CardShape, { cards, ...sight }: Sight): string {
  const names = namesOf(card.lane, cards, sight);
  if (!names.has(card.node.id)) {
    const all = cardsInLane(card.lane, cards);
    atOnce(addNames(names, all.length > mostCompared ? [card] : all, sight));
  }
  return names.get(card.node.id) ?? card.node.title;
}

/** Finds the names of a card's lane beforehand, with rests; those of very many cards are found one by one, as they are painted. */
export function* prepareNames(card: CardShape, { cards, ...sight }: Sight): Sliced<void> {
  const names = namesOf(card.lane, cards, sight);
  const all = cardsInLane(card.lane, cards);
  if (!names.has(card.node.id) && all.length <= mostCompared) {
    yield* addNames(names, all, sight);
  }
}

/** By node id the names of a lane's cards that are known at this zoom. */
function namesOf(lane: string, cards: Picture['cards'], { measure, zoom }: Omit<Sight, 'cards'>): Map<string, string> {
  const settled = Math.min(zoom, settledZoom);
  let kept = found.get(cards);
  if (kept?.zoom !== settled || kept.measure !== measure) {
    kept = { measure, zoom: settled, lanes: new Map() };
    found.set(cards, kept);
  }
  const names = kept.lanes.get(lane) ?? new Map<string, string>();
  kept.lanes.set(lane, names);
  return names;
}

function* addNames(names: Map<string, string>, cards: readonly CardShape[], { measure, zoom }: Omit<Sight, 'cards'>): Sliced<void> {
  const settled = Math.min(zoom, settledZoom);
  const fullNames = cards.map((card): FullName & { ending: string } => {
    const { node, lane } = card;
    const { size, room, roomy } = namePlace(card, settled);
    const ending = node.folded && !roomy ? ` · ${node.folded.count}` : '';
    const widthOf = (text: string) => measure(text + ending, { size, bold: true });
    return { text: node.title, of: lane === '' ? '' : node.namespace, ending, fits: (text: string) => widthOf(text) <= room.name };
  });
  const shortened = yield* tellApartSliced(fullNames);
  shortened.forEach((name, index) => names.set(cards[index]?.node.id ?? '', `${name}${fullNames[index]?.ending ?? ''}`));
}
