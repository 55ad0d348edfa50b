import { useCallback, useState } from 'react';

import { type CardSlot } from '../layout/Layout';
import { defaultOptions, type PanelOptions } from '../PanelOptions';
import { type Point } from '../picture/Picture';

/** A slot of the grid, or a point of the free layout. */
export type PinnedTo = { readonly slot: CardSlot } | { readonly point: Point };

export interface Pinning {
  readonly pin: (id: string, to: PinnedTo) => void;
  /** Lays out from nothing, and lets go of all that was pinned. */
  readonly layOut: () => void;
  /** Another number asks for a layout from nothing. */
  readonly edition: number;
}

/** Cards that stay where somebody has put them: the dashboard saves them with the panel's options. */
export function usePins(options: PanelOptions, onOptionsChange: (options: PanelOptions) => void): Pinning {
  const [edition, setEdition] = useState(0);
  const { pins = defaultOptions.pins, places = defaultOptions.places } = options;
  const pin = useCallback(
    (id: string, to: PinnedTo) =>
      onOptionsChange(
        'slot' in to
          ? { ...options, pins: { ...pins, [id]: to.slot } }
          : { ...options, places: { ...places, [id]: { x: Math.round(to.point.x), y: Math.round(to.point.y) } } }
      ),
    [onOptionsChange, options, pins, places]
  );
  const layOut = useCallback(() => {
    setEdition((before) => before + 1);
    if (Object.keys({ ...pins, ...places }).length > 0) {
      onOptionsChange({ ...options, pins: {}, places: {} });
    }
  }, [onOptionsChange, options, pins, places]);
  return { pin, layOut, edition };
}
