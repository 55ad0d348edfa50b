import { useCallback, useEffect, useState } from 'react';
import { forkJoin } from 'rxjs';

import { addressOf, askGrafana, toUnanswered } from './askGrafana';
import { type Capabilities, type CatalogueSignal } from './Capabilities';

/** What is collected takes a server longer than its health. */
const patience = 30;

export type Collected =
  | { state: 'asking' }
  | { state: 'known'; capabilities: Capabilities; catalogue: CatalogueSignal[] }
  | { state: 'unknown'; message: string };

/** What a data source's server holds, and how to ask again. */
export function useCollected(uid: string): { collected: Collected; again: () => void } {
  const [collected, setCollected] = useState<Collected>({ state: 'asking' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const answers = forkJoin({
      capabilities: askGrafana<Capabilities>(addressOf(uid, 'resources/capabilities'), patience),
      catalogue: askGrafana<CatalogueSignal[]>(addressOf(uid, 'resources/signals'), patience),
    }).subscribe({
      next: (answer) => setCollected({ state: 'known', ...answer }),
      error: (error: unknown) => setCollected({ state: 'unknown', message: toUnanswered(error).message }),
    });
    return () => answers.unsubscribe();
  }, [uid, asked]);
  const again = useCallback(() => {
    setCollected({ state: 'asking' });
    setAsked((times) => times + 1);
  }, []);
  return { collected, again };
}
