import { fillOf } from './PartTextures';
import { type ShownPart } from './shownParts';
import { type LatencyLook } from './useLatencyLook';

/** A square in a part's colour and texture. */
export function PartSwatch({ part, look }: { readonly part: ShownPart; readonly look: LatencyLook }) {
  return (
    <svg width={12} height={12} aria-hidden focusable={false} style={{ flex: 'none' }}>
      <rect width={12} height={12} rx={2} fill={fillOf(look.id, part)} />
    </svg>
  );
}
