import fs from 'node:fs';
import path from 'node:path';

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
    expect(explainFlags('XX')).toEqual([{ flag: 'XX', meaning: '' }]);
  });

  it.each(['DENY', 'CONNECT', 'TLS_FAILURE', 'H2_HANDSHAKE_FAILURE', 'NETWORK_POLICY', 'IDENTITY_ERROR', 'CERT_REVOKED'])(
    'explains ztunnel’s own %s',
    (flag) => expect(explainFlags(flag)[0]?.meaning).toMatch(/^[A-Z].*\.$/)
  );

  it('says that the caller went away, of a request before an answer', () => {
    expect(explainFlags('DC')[0]?.meaning).toBe('The caller went away: it closed the connection before an answer.');
    expect(explainFlags('DR')[0]?.meaning).toMatch(/^The caller went away/);
    expect(explainFlags('DC', 'tcp')[0]?.meaning).toBe('The caller closed the connection.');
  });

  it('knows every flag that the data source names', () => {
    const source = fs.readFileSync(path.join(__dirname, '../../pkg/istio/flags.go'), 'utf8');
    const named = [...source.matchAll(/\{"([A-Z0-9_]+)", "/g)].map(([, flag = '']) => flag);
    expect(named.length).toBeGreaterThan(20);
    named.forEach((flag) => expect(explainFlags(flag)).toEqual([{ flag, meaning: expect.stringMatching(/\.$/) }]));
  });
});

describe('response codes', () => {
  it.each([
    ['503', '', '503'],
    ['0', '', 'no response'],
    ['200', '14', '200 gRPC 14 Unavailable'],
    ['', '99', 'gRPC 99'],
    ['', '', 'no response'],
  ])('describes code "%s" with gRPC status "%s" as %s', (code, status, text) => {
    expect(describeCode(code, status)).toBe(text);
  });
});
