import { type BreakdownRow, callerSideMs } from '../../mesh/Breakdown';
import { type Fact } from '../parts/factsOf';
import { type LatencyFormats } from './LatencyFormats';

/** What is measured of a row, and of what it is. */
export function rowFacts(row: BreakdownRow, formats: LatencyFormats): Fact[] {
  const { attemptsPerRequest, labels, asked, parts } = row;
  const halves = parts.callerProxy !== undefined && parts.network !== undefined;
  const known: Array<[string, string]> = [
    ['Requests', formats.rate(row.requestRate)],
    ['Mean at the caller', formats.ms(row.sourceMeanMs)],
    ['Mean at the callee', formats.ms(row.destinationMeanMs)],
    ['Mean in the application', formats.ms(row.applicationMeanMs)],
    ['Caller side as a whole', halves ? formats.ms(callerSideMs(row)) : '–'],
    ['Attempts per request', attemptsPerRequest === undefined ? '–' : String(Math.round(attemptsPerRequest * 100) / 100)],
    ['Reported by', row.reporters.join(', ')],
    ['Window', asked.window ?? ''],
    ...Object.entries(labels),
  ];
  return known.filter(([, value]) => value !== '' && value !== '–').map(([name, value]) => ({ name, value }));
}
