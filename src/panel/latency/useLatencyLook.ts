import { type GrafanaTheme2 } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useId, useMemo } from 'react';

import { type PartLook, toPartLooks } from './PartLook';
import { type ShownPart } from './shownParts';

/** What bars are painted with. */
export interface LatencyLook {
  /** In front of the ids of the fills. */
  readonly id: string;
  readonly parts: Readonly<Record<ShownPart, PartLook>>;
  readonly text: string;
  readonly muted: string;
  readonly guide: string;
  /** Behind a bar, where it could be longer. */
  readonly track: string;
  /** Behind text on a hatched part. */
  readonly behind: string;
}

export function useLatencyLook(): LatencyLook {
  const theme = useTheme2();
  const id = `parts${useId().replaceAll(':', '')}`;
  return useMemo(() => toLatencyLook(theme, id), [theme, id]);
}

export function toLatencyLook(theme: GrafanaTheme2, id: string): LatencyLook {
  const { colors } = theme;
  return {
    id,
    parts: toPartLooks(theme),
    text: colors.text.primary,
    muted: colors.text.secondary,
    guide: colors.border.weak,
    track: colors.background.secondary,
    behind: colors.background.primary,
  };
}
