import { type Target } from '../picture/Focus';
import { reduceView, type ViewAction } from './reduceView';
import { arrangedIn, startView, type ViewState } from './ViewState';

const start = startView(arrangedIn({}));
const after = (...actions: ViewAction[]): ViewState => actions.reduce(reduceView, start);
const slot = { lane: 'shop', rank: 1, column: 0, row: 2 };
const web: Target = { kind: 'node', id: 'web' };
const cart: Target = { kind: 'node', id: 'cart' };
const camera = { x: 0, y: 0, zoom: 1 };

describe('what is arranged', () => {
  const pin: ViewAction = { type: 'pin', id: 'web', to: { slot } };
  const hide: ViewAction = { type: 'hide', parts: ['idle'] };

  it('is taken back step by step', () => {
    const both = after(pin, hide);
    expect(both.arranged).toEqual({ pins: { web: slot }, places: {}, hide: ['idle'] });
    expect(reduceView(both, { type: 'undo' }).arranged.hide).toEqual([]);
    const none = after(pin, hide, { type: 'undo' }, { type: 'undo' });
    expect(none.arranged).toEqual(start.arranged);
    expect(reduceView(none, { type: 'undo' })).toBe(none);
    expect(after(pin, { type: 'unpin' }, { type: 'undo' }).arranged.pins).toEqual({ web: slot });
  });

  it('stays when all is laid out afresh', () => {
    const state = after(pin, { type: 'layOut' });
    expect(state.arranged.pins).toEqual({ web: slot });
    expect(state.edition).toBe(1);
  });

  it('follows the options where somebody changes them, and can be taken back from that too', () => {
    const saved = arrangedIn({ hide: ['unknown'] });
    const seeded = after(pin, { type: 'seed', saved });
    expect([seeded.arranged, seeded.saved]).toEqual([saved, saved]);
    expect(reduceView(seeded, { type: 'undo' }).arranged.pins).toEqual({ web: slot });
  });

  it('is the same after it was saved', () => {
    const arranged = after(pin);
    const seeded = reduceView(arranged, { type: 'seed', saved: arrangedIn({ pins: { web: slot } }) });
    expect(seeded.arranged).toBe(arranged.arranged);
    expect(seeded.before).toBe(arranged.before);
  });

  it('keeps points of the free layout whole', () => {
    expect(after({ type: 'pin', id: 'web', to: { point: { x: 1.4, y: 2.6 } } }).arranged.places).toEqual({ web: { x: 1, y: 3 } });
  });
});

describe('what is selected', () => {
  it('is forgotten when it goes from the mesh, and only then', () => {
    const state = after({ type: 'select', target: web }, { type: 'point', target: cart });
    expect(reduceView(state, { type: 'forget', gone: () => false })).toBe(state);
    const left = reduceView(state, { type: 'forget', gone: ({ id }) => id === 'web' });
    expect([left.selected, left.cursor]).toEqual([undefined, cart]);
  });

  it('is not what is folded away', () => {
    expect(after({ type: 'select', target: web }, { type: 'fold', lanes: ['shop'], folded: true }).selected).toBeUndefined();
    expect(after({ type: 'select', target: web }, { type: 'fold', lanes: ['shop'], folded: false }).selected).toEqual(web);
  });

  it('gives way to a list', () => {
    const state = after({ type: 'select', target: web }, { type: 'toggleList', list: 'keys' });
    expect([state.selected, state.list]).toEqual([undefined, 'keys']);
    expect(reduceView(state, { type: 'toggleList', list: 'keys' }).list).toBeUndefined();
  });
});

describe('the camera', () => {
  it('moves from where it is seen, and shows all again', () => {
    const moved = after({ type: 'move', shown: camera, change: (from) => ({ ...from, x: from.x + 5 }) });
    expect(moved.camera).toEqual({ x: 5, y: 0, zoom: 1 });
    expect(reduceView(moved, { type: 'fit' }).camera).toBeUndefined();
  });

  it('goes nowhere from which it could not come back', () => {
    expect(after({ type: 'move', shown: camera, change: (from) => ({ ...from, zoom: NaN }) }).camera).toBeUndefined();
    expect(after({ type: 'move', shown: camera, change: (from) => from })).toBe(start);
  });
});

it('narrows to what is around some nodes, and takes more of it without leaving the search', () => {
  const focus = { ids: ['web'], hops: 1, direction: 'both' } as const;
  const narrowed = after({ type: 'find', text: 'cart' }, { type: 'select', target: web }, { type: 'narrow', focus });
  expect(narrowed).toMatchObject({ focus, text: '', findShown: true, selected: undefined });
  const wider = reduceView(reduceView(narrowed, { type: 'find', text: 'db' }), { type: 'refocus', focus: { ...focus, hops: 2 } });
  expect(wider).toMatchObject({ focus: { hops: 2 }, text: 'db' });
  expect(reduceView(wider, { type: 'showFind', shown: false })).toMatchObject({ text: '', findShown: false });
});
