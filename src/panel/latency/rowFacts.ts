import { type BreakdownRow, callerSideMs } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { type Fact } from '../parts/factsOf';
import { type LatencyFormats } from './LatencyFormats';

/** What is measured of a row, and of what it is. */
export function rowFacts(row: BreakdownRow, formats: LatencyFormats): Fact[] {
  const { attemptsPerRequest, labels, asked, parts } = row;
  const halves = parts.callerProxy !== undefined && parts.network !== undefined;
  const known: Array<[string, string]> = [
    [t('latency.facts.requests', 'Requests'), formats.rate(row.requestRate)],
    [t('latency.facts.caller', 'Mean at the caller'), formats.ms(row.sourceMeanMs)],
    [t('latency.facts.callee', 'Mean at the callee'), formats.ms(row.destinationMeanMs)],
    [t('latency.facts.application', 'Mean in the application'), formats.ms(row.applicationMeanMs)],
    [t('latency.facts.caller-side', 'Caller side as a whole'), halves ? formats.ms(callerSideMs(row)) : '–'],
    [t('latency.facts.attempts', 'Attempts per request'), attemptsPerRequest === undefined ? '–' : String(Math.round(attemptsPerRequest * 100) / 100)],
    [t('latency.facts.reporters', 'Reported by'), row.reporters.join(', ')],
    [t('latency.facts.window', 'Window'), asked.window ?? ''],
    ...Object.entries(labels),
  ];
  return known.filter(([, value]) => value !== '' && value !== '–').map(([name, value]) => ({ name, value }));
}
