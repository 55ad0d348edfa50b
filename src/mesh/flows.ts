import { type Values } from './Graph';

/** Bytes per second over TCP both ways; undefined when neither is known. */
export function tcpThroughput({ tcpSentThroughput, tcpReceivedThroughput }: Values): number | undefined {
  return sumOfKnown(tcpSentThroughput, tcpReceivedThroughput);
}

/** Messages of streams per second both ways; undefined when neither is known. */
export function messageRate({ requestMessageRate, responseMessageRate }: Values): number | undefined {
  return sumOfKnown(requestMessageRate, responseMessageRate);
}

/** Whether nothing flows: every rate that is known is 0. Where none is known, nobody can tell. */
export function isSilent(values: Values): boolean {
  const { requestRate, tcpConnectionRate, tcpFailureRatio } = values;
  // A connection that failed within the window may have been opened before it.
  const flows = [requestRate, messageRate(values), tcpThroughput(values), tcpConnectionRate, tcpFailureRatio];
  const known = flows.filter((flow) => flow !== undefined);
  return known.length > 0 && known.every((flow) => flow === 0);
}

/** Requests, else messages, else connections per second: for order alone, since they are not of one kind. */
export function eventRate(values: Values): number {
  return values.requestRate ?? messageRate(values) ?? values.tcpConnectionRate ?? 0;
}

function sumOfKnown(...numbers: Array<number | undefined>): number | undefined {
  const known = numbers.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}
