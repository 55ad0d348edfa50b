import { type EffectCallback, useEffect, useLayoutEffect } from 'react';

import { isRendered } from '../../mesh/isRendered';

/** Does what leads to the picture: after the page was painted, and before that where Grafana takes a picture of it. */
export function useDrawEffect(effect: EffectCallback): void {
  useLayoutEffect(() => (isRendered() ? effect() : undefined), [effect]);
  useEffect(() => (isRendered() ? undefined : effect()), [effect]);
}
