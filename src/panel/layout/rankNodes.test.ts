import { parseMesh } from '../testing/asciiMesh';
import { breakCycles } from './breakCycles';
import { orderLanes } from './orderLanes';
import { rankNodes } from './rankNodes';

const ranksOf = (text: string, previous?: Map<string, number>) =>
  Object.fromEntries(rankNodes(parseMesh(text), previous));

describe('breaking cycles', () => {
  it('leaves out one link of a cycle, the one against the flow', () => {
    const links = breakCycles(parseMesh('x: a b c d\na -> b\nb -> c\nc -> d\nd -> b'));
    expect(links.map(({ source, target }) => `${source}${target}`)).toEqual(['ab', 'bc', 'cd']);
  });

  it('keeps every link where there is no cycle', () => {
    expect(breakCycles(parseMesh('x: a b c\na -> b c\nb -> c'))).toHaveLength(3);
  });
});

describe('ranks', () => {
  it('are the longest path from a caller', () => {
    expect(ranksOf('x: a b c d\na -> b c\nb -> c\nc -> d')).toEqual({ a: 0, b: 1, c: 2, d: 3 });
  });

  it('put a caller that nobody calls one left of its nearest callee', () => {
    expect(ranksOf('x: a b c batch\na -> b\nb -> c\nbatch -> c')).toMatchObject({ c: 2, batch: 1 });
  });

  it('do not depend on a call against the flow', () => {
    expect(ranksOf('x: a b c\na -> b\nb -> c\nc -> a')).toEqual({ a: 0, b: 1, c: 2 });
  });

  it('keep what was ranked before, and put new nodes around it', () => {
    const before = new Map([
      ['a', 0],
      ['c', 1],
    ]);
    expect(ranksOf('x: a b c front\na -> b c\nb -> c\nfront -> a', before)).toEqual({ a: 0, b: 1, c: 1, front: -1 });
  });

  it('are squeezed in a mesh that is deeper than its panel is wide, in their order', () => {
    const chain = parseMesh('x: a b c d e f\na -> b\nb -> c\nc -> d\nd -> e\ne -> f');
    expect([...rankNodes(chain, new Map(), 3).values()]).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('are 0 for a node alone', () => expect(ranksOf('x: a')).toEqual({ a: 0 }));
});

describe('the order of lanes', () => {
  const mesh = parseMesh('data: db\nedge: gate\nshop: web\ngate -> web\nweb -> db');
  const ranks = rankNodes(mesh);

  it('follows the mean rank', () => expect(orderLanes(mesh, ranks)).toEqual(['edge', 'shop', 'data']));

  it('keeps the previous order and adds a lane below it, so that none moves', () => {
    expect(orderLanes(mesh, ranks, ['data', 'gone', 'edge'])).toEqual(['data', 'edge', 'shop']);
  });
});
