import { parseFind } from './parseFind';

it.each([
  ['', []],
  ['Pay cart', [{ kind: 'text', text: 'pay' }, { kind: 'text', text: 'cart' }]],
  ['errors > 5', [{ kind: 'number', of: 'errors', op: '>', value: 0.05 }]],
  ['errors>0.5%', [{ kind: 'number', of: 'errors', op: '>', value: 0.005 }]],
  ['latency > 1.5s', [{ kind: 'number', of: 'latency', op: '>', value: 1500 }]],
  ['latency > 200ms', [{ kind: 'number', of: 'latency', op: '>', value: 200 }]],
  ['rate < 1 req/s', [{ kind: 'number', of: 'rate', op: '<', value: 1 }]],
  ['errors >= 5%', [{ kind: 'number', of: 'errors', op: '>=', value: 0.05 }]],
  ['rate<=0', [{ kind: 'number', of: 'rate', op: '<=', value: 0 }]],
  ['plaintext-client', [{ kind: 'text', text: 'plaintext-client' }]],
  ['feature-flags', [{ kind: 'text', text: 'feature-flags' }]],
  ['mutual-errors>5', [{ kind: 'text', text: 'mutual-errors>5' }]],
  ['plaintext', [{ kind: 'plain' }]],
  ['not mTLS', [{ kind: 'plain' }]],
  ['!mtls', [{ kind: 'plain' }]],
  ['flag UH', [{ kind: 'flag', flag: 'UH' }]],
  ['tcp failures > 5%', [{ kind: 'number', of: 'tcp failures', op: '>', value: 0.05 }]],
  ['TCP  failures>5', [{ kind: 'number', of: 'tcp failures', op: '>', value: 0.05 }]],
  ['tcp rate > 5', [{ kind: 'text', text: 'tcp' }, { kind: 'number', of: 'rate', op: '>', value: 5 }]],
  ['connections > 1 conn/s', [{ kind: 'number', of: 'connections', op: '>', value: 1 }]],
  ['messages > 50 msg/s', [{ kind: 'number', of: 'messages', op: '>', value: 50 }]],
  ['flag H2_HANDSHAKE_FAILURE', [{ kind: 'flag', flag: 'H2_HANDSHAKE_FAILURE' }]],
  ['has flag DENY', [{ kind: 'flag', flag: 'DENY' }]],
  ['has flag', [{ kind: 'flag', flag: '' }]],
  ['size > 5', [{ kind: 'text', text: 'size' }, { kind: 'text', text: '>' }, { kind: 'text', text: '5' }]],
])('reads %p', (text, expected) => {
  expect(parseFind(text)).toEqual(expected);
});

it('reads words and conditions together', () => {
  expect(parseFind('shop errors > 1 not mtls')).toEqual([
    { kind: 'text', text: 'shop' },
    { kind: 'number', of: 'errors', op: '>', value: 0.01 },
    { kind: 'plain' },
  ]);
});
