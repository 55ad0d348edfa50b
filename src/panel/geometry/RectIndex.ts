import { overlap, type Rect } from './rects';

interface Entry {
  readonly rect: Rect;
  readonly owner: object | undefined;
}

/** More rows of squares than any picture has. */
const rowsOfKeys = 2 ** 20;

/** Rectangles by the squares of a coarse grid that they lie on, to find quickly what is near. */
export class RectIndex {
  private readonly squares = new Map<number, Entry[]>();
  private readonly side = 64;

  add(rect: Rect, owner?: object): void {
    const entry = { rect, owner };
    this.forEachSquare(rect, 0, (key) => {
      const entries = this.squares.get(key);
      if (entries) {
        entries.push(entry);
      } else {
        this.squares.set(key, [entry]);
      }
    });
  }

  /** Whether any rectangle comes closer than `room`. */
  touches(rect: Rect, room: number): boolean {
    let found = false;
    this.forEachSquare(rect, room, (key) => {
      found ||= (this.squares.get(key) ?? []).some((entry) => overlap(entry.rect, rect, room));
    });
    return found;
  }

  /** How many owners other than `owner` have a rectangle here. */
  countOthers(rect: Rect, owner: object): number {
    const owners = new Set<object>();
    this.forEachSquare(rect, 0, (key) => {
      for (const entry of this.squares.get(key) ?? []) {
        if (entry.owner && entry.owner !== owner && overlap(entry.rect, rect, 0)) {
          owners.add(entry.owner);
        }
      }
    });
    return owners.size;
  }

  private forEachSquare({ x, y, width, height }: Rect, room: number, visit: (key: number) => void): void {
    const { side } = this;
    for (let column = Math.floor((x - room) / side); column <= Math.floor((x + width + room) / side); column++) {
      for (let row = Math.floor((y - room) / side); row <= Math.floor((y + height + room) / side); row++) {
        visit(column * rowsOfKeys + row);
      }
    }
  }
}
