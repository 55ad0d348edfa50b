import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
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
  const share = dominant?.share === undefined ? '' : ` ${formats.share(dominant.share)}`;
  return [
    spokenName(name),
    total === undefined ? 'no longer called' : `mean ${formats.ms(total)}`,
    ...shownParts(row).map(({ part, ms }) => `${partWords[part].name} ${formats.ms(ms)}`),
    ...(dominant ? [`mostly ${partWords[dominant.part].name}${share}`] : []),
    ...(dominant?.half ? [`there mostly ${partWords[dominant.half].name}`] : []),
    ...(row.confidence === 'low' ? ['low confidence'] : []),
    ...row.percentiles.map(
      ({ statistic, source, destination }) =>
        `${statistic} ${formats.ms(source?.ms)} at the caller, ${formats.ms(destination?.ms)} at the callee`
    ),
    ...(row.requestRate === undefined ? [] : [formats.rate(row.requestRate)]),
    ...[describeGrowth(row, formats)?.text ?? ''].filter((text) => text !== ''),
  ].join(', ');
}
