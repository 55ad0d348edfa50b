import { describeCode } from './responseCodes';
import { explainFlags } from './responseFlags';

describe('response flags', () => {
  it('explains each flag of a list', () => {
    expect(explainFlags('UF,URX')).toEqual([
      { flag: 'UF', meaning: 'Upstream connection failure: the connection could not be opened.' },
      { flag: 'URX', meaning: 'Retry limit exceeded: every attempt failed.' },
    ]);
  });

  it('does not call UR a retry', () => {
    expect(explainFlags('UR')[0]?.meaning).toBe('The upstream reset the connection.');
  });

  it.each(['', '-'])('finds no flag in "%s"', (flags) => expect(explainFlags(flags)).toEqual([]));

  it('keeps a flag it does not know', () => {
    expect(explainFlags('DENY')).toEqual([{ flag: 'DENY', meaning: '' }]);
  });
});

describe('response codes', () => {
  it.each([
    ['503', '', '503'],
    ['0', '', 'no response'],
    ['200', '14', '200 gRPC 14 Unavailable'],
    ['', '99', 'gRPC 99'],
    ['', '', '–'],
  ])('describes code "%s" with gRPC status "%s" as %s', (code, status, text) => {
    expect(describeCode(code, status)).toBe(text);
  });
});
