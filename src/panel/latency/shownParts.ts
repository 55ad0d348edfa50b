import { type BreakdownPart, type BreakdownRow, callerSideMs, type Measured } from '../../mesh/Breakdown';

/**
 * What a bar is made of: parts as they are told, the caller side in two where it is. The whole receiving
 * side is one part, `receivingSide` where no application tells its time, `uncertain` where the one that
 * tells cannot be believed.
 */
export type ShownPart = BreakdownPart | 'receivingSide' | 'uncertain';

export interface PartShare {
  readonly part: ShownPart;
  /** Milliseconds; can be negative. */
  readonly ms: number;
}

/** How far the two halves of the caller side may be from its whole before they are not shown. */
const halvesApartMs = 0.5;
const halvesApart = 0.01;
/** A part below this is more than the rounding of proxies, which count whole milliseconds. */
const roundingMs = -1;

/** The parts of a mean as they are told, in the order in which a request passes them. */
export function toldParts(measured: Measured): PartShare[] {
  return inOrder(measured, halvesOf(measured) ? ['callerProxy', 'network'] : ['callerSide']);
}

/** The parts of a row's bar. An uncertain split of the receiving side is one block, as long as that side took. */
export function shownParts(row: BreakdownRow): PartShare[] {
  return isUncertain(row) ? withoutSplit(row) : toldParts(row);
}

/** The parts of the bar of what a row was, shown as the row itself is. */
export function shownEarlier(row: BreakdownRow): PartShare[] {
  const { earlier } = row;
  if (!earlier) {
    return [];
  }
  return isUncertain(row) || outgrows(earlier) ? withoutSplit(earlier) : toldParts(earlier);
}

/** The parts of a row at a time of its range, shown as the row itself is. */
export function shownAt(row: BreakdownRow, point: Measured): PartShare[] {
  return isUncertain(row) ? withoutSplit(point) : toldParts(point);
}

function withoutSplit(measured: Measured): PartShare[] {
  const { destinationMeanMs } = measured;
  const told = toldParts(measured);
  if (destinationMeanMs === undefined) {
    return told;
  }
  const caller = told.filter(({ part }) => part === 'callerSide' || part === 'callerProxy' || part === 'network');
  return [...caller, { part: 'uncertain', ms: destinationMeanMs }];
}

/**
 * Whether the split of the receiving side is not to be believed: the data source calls it unknown
 * although there are parts, or the application is said to take so much longer than the calls
 * themselves that a bar of it would be about other calls.
 */
export function isUncertain(row: BreakdownRow): boolean {
  const { receivingProxy, application, notSplit = 0 } = row.parts;
  if (application === undefined || receivingProxy === undefined) {
    return false;
  }
  const untold = row.dominant === 'unknown' && Math.max(application, receivingProxy) > notSplit;
  return untold || row.notes.some((note) => note.endsWith('split is uncertain.')) || outgrows(row);
}

/** Whether the application is said to take more than twice as long as the calls themselves. */
function outgrows({ parts: { receivingProxy = 0 }, destinationMeanMs = 0 }: Measured): boolean {
  return receivingProxy < roundingMs && -receivingProxy > destinationMeanMs;
}

/** Whether the application's time is missing where both sides of the calls are known. */
export function lacksApplication({ parts, notes, destinationMeanMs }: BreakdownRow): boolean {
  const untold = parts.application === undefined && destinationMeanMs !== undefined;
  return untold || notes.some((note) => note.startsWith('No application metric'));
}

function halvesOf(measured: Measured): boolean {
  const { callerProxy, network } = measured.parts;
  const whole = callerSideMs(measured);
  if (callerProxy === undefined || network === undefined || whole === undefined) {
    return false;
  }
  return Math.abs(callerProxy + network - whole) <= Math.max(halvesApartMs, halvesApart * Math.abs(whole));
}

function inOrder(measured: Measured, caller: readonly BreakdownPart[]): PartShare[] {
  const { parts } = measured;
  // Where the caller side is told, and nothing of the other one, that one is what is not split.
  const whole = callerSideMs(measured) !== undefined && parts.application === undefined && parts.receivingProxy === undefined;
  return [...caller, 'receivingProxy' as const, 'application' as const, 'notSplit' as const].flatMap((part) => {
    const ms = parts[part];
    return ms === undefined ? [] : [{ part: part === 'notSplit' && whole ? ('receivingSide' as const) : part, ms }];
  });
}
