import { type KeyboardEvent, useCallback } from 'react';

interface Keys {
  /** Something is selected, or the keyboard is somewhere in the picture. */
  readonly chosen: boolean;
  readonly listShown: boolean;
  readonly findShown: boolean;
  readonly openFind: () => void;
  readonly closeFind: () => void;
  /** Closes what is selected and what lies at the side. */
  readonly close: () => void;
}

/** Keys that work wherever the keyboard is in the panel: a slash searches, Escape closes one thing after the other. */
export function usePanelKeys({ chosen, listShown, findShown, openFind, closeFind, close }: Keys) {
  return useCallback(
    (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement;
      if (event.key === '/' && !typing) {
        event.preventDefault();
        openFind();
      } else if (event.key === 'Escape' && (typing || chosen || listShown || findShown)) {
        // Grafana's own Escape would leave the panel's editor.
        event.stopPropagation();
        if (typing || !(chosen || listShown)) {
          closeFind();
        } else {
          close();
        }
      }
    },
    [chosen, listShown, findShown, openFind, closeFind, close]
  );
}
