import { type PartLook, type Texture } from './PartLook';
import { type ShownPart } from './shownParts';

interface Props {
  /** In front of the patterns' ids, so that several panels on a page do not share them. */
  readonly id: string;
  readonly looks: Readonly<Record<ShownPart, PartLook>>;
}

const drawings: Readonly<Record<Texture, string>> = {
  plain: '',
  dots: 'M1.5 1.5h1v1h-1zM4.5 4.5h1v1h-1z',
  stripes: 'M-1 7 7 -1M-1 1 1 -1M5 7 7 5',
  lines: 'M0 1.5H6M0 4.5H6',
  crosses: 'M0 0 6 6M6 0 0 6',
};

/** The `fill` of a part. */
export function fillOf(id: string, part: ShownPart, negative = false): string {
  return `url(#${id}-${negative ? 'negative-' : ''}${part})`;
}

/** Defines the fills of all parts, once for each panel; what is negative is hatched in the part's colour. */
export function PartTextures({ id, looks }: Props) {
  return (
    <svg width={0} height={0} style={{ position: 'absolute' }} aria-hidden focusable={false}>
      <defs>
        {(Object.entries(looks) as Array<[ShownPart, PartLook]>).map(([part, { colour, on, texture }]) => (
          <g key={part}>
            <pattern id={`${id}-${part}`} width={6} height={6} patternUnits="userSpaceOnUse">
              <rect width={6} height={6} fill={colour} />
              <path d={drawings[texture]} stroke={on} strokeOpacity={0.35} strokeWidth={1} fill="none" />
            </pattern>
            <pattern id={`${id}-negative-${part}`} width={6} height={6} patternUnits="userSpaceOnUse">
              <path d={drawings.stripes} stroke={colour} strokeWidth={2} fill="none" />
            </pattern>
          </g>
        ))}
      </defs>
    </svg>
  );
}
