import { useCallback, useState } from 'react';

import { type CardSlot } from '../layout/Layout';
import { type Pins } from '../layout/pinSlots';
import { defaultOptions, type PanelOptions } from '../PanelOptions';

export interface Pinning {
  readonly pins: Pins;
  readonly pin: (id: string, slot: CardSlot) => void;
  /** Lays out from nothing, and lets go of all that was pinned. */
  readonly layOut: () => void;
  /** Another number asks for a layout from nothing. */
  readonly edition: number;
}

/** Cards that stay where somebody has put them: the dashboard saves them with the panel's options. */
export function usePins(options: PanelOptions, onOptionsChange: (options: PanelOptions) => void): Pinning {
  const [edition, setEdition] = useState(0);
  const pins = options.pins ?? defaultOptions.pins;
  const pin = useCallback(
    (id: string, slot: CardSlot) => onOptionsChange({ ...options, pins: { ...pins, [id]: slot } }),
    [onOptionsChange, options, pins]
  );
  const layOut = useCallback(() => {
    setEdition((before) => before + 1);
    if (Object.keys(pins).length > 0) {
      onOptionsChange({ ...options, pins: {} });
    }
  }, [onOptionsChange, options, pins]);
  return { pins, pin, layOut, edition };
}
