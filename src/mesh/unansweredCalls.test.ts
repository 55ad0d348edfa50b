import { type GraphResponse } from './Graph';
import { unansweredCalls } from './unansweredCalls';

const ended = (code: string, flags: string, rate: number, more: Partial<GraphResponse> = {}): GraphResponse => ({
  edge: 'e',
  protocol: 'http',
  code,
  grpcStatus: '',
  flags,
  rate,
  ...more,
});

describe('calls without an answer', () => {
  it('are told by whose doing it was, failures first', () => {
    const responses = [ended('200', '-', 4), ended('0', 'DC', 4), ended('0', 'UF,URX', 1), ended('', 'UC', 1)];
    expect(unansweredCalls(responses)).toEqual([
      { share: 0.2, callerLeft: false, flags: ['UC', 'UF', 'URX'] },
      { share: 0.4, callerLeft: true, flags: ['DC'] },
    ]);
  });

  it('have a reset by the caller on its side too', () => {
    expect(unansweredCalls([ended('0', 'DR', 1)])).toEqual([{ share: 1, callerLeft: true, flags: ['DR'] }]);
  });

  it('are none that have a code, a status of gRPC, or are connections', () => {
    const responses = [
      ended('499', 'DC', 1),
      ended('', '-', 1, { protocol: 'grpc', grpcStatus: '14' }),
      ended('', 'UF', 9, { protocol: 'tcp' }),
    ];
    expect(unansweredCalls(responses)).toEqual([]);
  });

  it('are a share of requests, not of connections', () => {
    expect(unansweredCalls([ended('0', '-', 1), ended('200', '-', 1), ended('', '-', 8, { protocol: 'tcp' })])).toEqual([
      { share: 0.5, callerLeft: false, flags: [] },
    ]);
  });
});
