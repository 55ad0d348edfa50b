import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { grownPart, growthMs } from './growth';
import { type LatencyFormats } from './LatencyFormats';
import { partWords } from './PartLook';

export interface Growth {
  /** Whether it became slower, faster, or neither to speak of. */
  readonly turn: 'worse' | 'better' | 'same';
  /** `▲ +30 ms, application`. */
  readonly text: string;
}

/** Less than this, or than this share of what was, is no change to speak of. */
const least = { ms: 1, share: 0.05 } as const;

/** What became of a row since the time that it is compared with; undefined where nothing is compared. */
export function describeGrowth(row: BreakdownRow, formats: LatencyFormats): Growth | undefined {
  const { earlier } = row;
  if (!earlier) {
    return undefined;
  }
  const [grown, before] = [growthMs(row), totalMs(earlier)];
  if (earlier.change !== 'same') {
    return { turn: 'same', text: earlier.change === 'added' ? t('picture.new', 'new') : t('latency.gone-was', 'gone, was {{before}}', { before: formats.ms(before) }) };
  }
  if (grown === undefined || before === undefined) {
    return undefined;
  }
  if (Math.abs(grown) < Math.max(least.ms, least.share * before)) {
    return { turn: 'same', text: t('view.facts.was', 'was {{value}}', { value: formats.ms(before) }) };
  }
  const part = grownPart(row);
  const text = `${grown > 0 ? '▲' : '▼'} ${formats.changeMs(grown)}${part ? `, ${partWords(part.part).name}` : ''}`;
  return { turn: grown > 0 ? 'worse' : 'better', text };
}
