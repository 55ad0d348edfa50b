import { type Values } from './Graph';
import { isSilent } from './flows';
import { trafficOf } from './trafficOf';

const traffic = (protocols: string[], values: Values) => trafficOf({ protocols, values });

describe('what flows over an edge', () => {
  it.each<[string, string[], Values, string]>([
    ['requests', ['http'], { requestRate: 5 }, 'request'],
    ['requests beside TCP', ['http', 'tcp'], { requestRate: 5, tcpConnectionRate: 9 }, 'request'],
    ['connections that move no byte', [], { tcpSentThroughput: 0, tcpReceivedThroughput: 0, tcpConnectionRate: 1 }, 'tcp'],
    ['connections whose bytes nobody tells', [], { tcpConnectionRate: 1 }, 'tcp'],
    ['TCP where its protocol alone is told', ['tcp'], {}, 'tcp'],
    ['TCP where requests could flow and do not', ['http', 'tcp'], { requestRate: 0, tcpConnectionRate: 1 }, 'tcp'],
    ['bytes without requests', ['http', 'tcp'], { tcpSentThroughput: 7 }, 'tcp'],
    ['failures of connections that were opened before', ['grpc', 'tcp'], { tcpConnectionRate: 0, tcpFailureRatio: 1 }, 'tcp'],
    ['messages of a stream that never ends', ['grpc'], { requestMessageRate: 0, responseMessageRate: 48 }, 'stream'],
    ['messages beside TCP', ['grpc', 'tcp'], { responseMessageRate: 48, tcpSentThroughput: 9 }, 'stream'],
    ['a stream that rests', ['grpc'], { responseMessageRate: 0 }, 'stream'],
    ['requests that rest', ['grpc'], { requestRate: 0, responseMessageRate: 0, tcpSentThroughput: 0 }, 'request'],
    ['what nobody tells', [], {}, 'request'],
  ])('is %s', (_, protocols, values, expected) => expect(traffic(protocols, values)).toBe(expected));
});

describe('an edge', () => {
  it.each<[Values, boolean]>([
    [{ requestRate: 0 }, true],
    [{ requestRate: 0, tcpSentThroughput: 0, tcpConnectionRate: 0, tcpFailureRatio: 0 }, true],
    [{ tcpSentThroughput: 0, tcpReceivedThroughput: 0, tcpConnectionRate: 0.1 }, false],
    [{ tcpConnectionRate: 0, tcpFailureRatio: 1 }, false],
    [{ requestRate: 0, responseMessageRate: 3 }, false],
    [{ requestRate: 0, tcpReceivedThroughput: 9 }, false],
    [{}, false],
  ])('with %j is silent: %s', (values, expected) => expect(isSilent(values)).toBe(expected));
});
