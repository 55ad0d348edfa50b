import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { dominantOf } from './dominantOf';
import { describeGrowth } from './describeGrowth';
import { type LatencyFormats } from './LatencyFormats';
import { partWords } from './PartLook';
import { type RowName, spokenName } from './rowNames';
import { shownParts } from './shownParts';

/** A row in words: all that its line shows. */
export function describeRow(row: BreakdownRow, name: RowName, formats: LatencyFormats): string {
  const dominant = dominantOf(row);
  const total = totalMs(row);
  const share = dominant?.share === undefined ? '' : formats.share(dominant.share);
  return [
    spokenName(name),
    total === undefined ? t('latency.not-called', 'no longer called') : t('latency.spoken.mean', 'mean {{mean}}', { mean: formats.ms(total) }),
    ...shownParts(row).map(({ part, ms }) => `${partWords(part).name} ${formats.ms(ms)}`),
    ...(dominant ? [t('latency.spoken.mostly', 'mostly {{part}} {{share}}', { part: partWords(dominant.part).name, share }).trim()] : []),
    ...(dominant?.half ? [t('latency.spoken.there', 'there mostly {{part}}', { part: partWords(dominant.half).name })] : []),
    ...(row.confidence === 'low' ? [t('latency.spoken.low', 'low confidence')] : []),
    ...row.percentiles.map(
      ({ statistic, source, destination }) =>
        t('latency.spoken.percentile', '{{statistic}} {{caller}} at the caller, {{callee}} at the callee', {
          statistic,
          caller: formats.ms(source?.ms),
          callee: formats.ms(destination?.ms),
        })
    ),
    ...(row.requestRate === undefined ? [] : [formats.rate(row.requestRate)]),
    ...[describeGrowth(row, formats)?.text ?? ''].filter((text) => text !== ''),
  ].join(', ');
}
