import { renderHook } from '@testing-library/react';
import { type PointerEvent } from 'react';

import { type Gestures, useGestures } from './useGestures';

const cards = { from: { x: 0, y: 0 }, to: { x: 100, y: 100 } };

/** A canvas with a card in its upper left corner, and what its pointers meant. */
function hold(zoomMode: 'cooperative' | 'greedy' = 'cooperative') {
  const meant: string[] = [];
  const element = document.createElement('div');
  const tell =
    (what: string) =>
    (...told: unknown[]) =>
      void meant.push([what, ...told.map((one) => JSON.stringify(one))].join(' '));
  const gestures: Gestures = {
    hover: (at) => void (at && meant.push('hover')),
    click: tell('click'),
    pan: tell('pan'),
    zoom: (around, factor) => tell('zoom')(around, Number(factor.toFixed(2))),
    grab: ({ x, y }) => x < cards.to.x && y < cards.to.y,
    carry: tell('carry'),
    drop: tell('drop'),
    putBack: tell('put back'),
  };
  const { result } = renderHook(() => useGestures({ current: element }, gestures, { zoomMode, onPassed: tell('passed') }));
  const event = (x: number, y: number, more: Partial<PointerEvent> = {}) =>
    ({ pointerId: 1, pointerType: 'mouse', button: 0, buttons: 1, timeStamp: 0, currentTarget: {}, nativeEvent: { offsetX: x, offsetY: y }, ...more }) as PointerEvent;
  const { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: cancel, onLostPointerCapture: lose } = result.current;
  return { meant, element, event, down, move, up, cancel, lose };
}

describe('a mouse', () => {
  it('clicks, pans beside cards, and carries them', () => {
    const { meant, event, down, move, up } = hold();
    down(event(300, 300));
    up(event(301, 300));
    down(event(300, 300));
    move(event(320, 300));
    up(event(320, 300));
    down(event(50, 50));
    move(event(80, 50));
    up(event(80, 50));
    expect(meant).toEqual(['click {"x":301,"y":300}', 'pan {"x":20,"y":0}', 'carry {"x":80,"y":50}', 'drop']);
  });

  it.each([1, 2])('leaves its button %i to the browser', (button) => {
    const { meant, event, down, move, up } = hold();
    down(event(50, 50, { button, buttons: button === 1 ? 4 : 2 }));
    move(event(80, 50, { buttons: button === 1 ? 4 : 2 }));
    up(event(80, 50, { button, buttons: 0 }));
    expect(meant).toEqual(['hover']);
  });

  it('puts a card back whose release nobody heard', () => {
    const { meant, event, down, move, up } = hold();
    down(event(50, 50));
    move(event(80, 50));
    move(event(200, 200, { buttons: 0 }));
    up(event(200, 200, { buttons: 0 }));
    expect(meant).toEqual(['carry {"x":80,"y":50}', 'put back', 'hover']);
  });
});

it.each(['cancel', 'lose'] as const)('puts a card back when the browser takes the pointer away: %s', (how) => {
  const { meant, event, down, move, up, ...ways } = hold();
  down(event(50, 50));
  move(event(80, 50));
  ways[how](event(80, 50));
  up(event(80, 50));
  expect(meant).toEqual(['carry {"x":80,"y":50}', 'put back']);
});

it('pins what is dropped once, though the capture is lost with the release', () => {
  const { meant, event, down, move, up, lose } = hold();
  down(event(50, 50));
  move(event(80, 50));
  up(event(80, 50));
  lose(event(80, 50));
  expect(meant).toEqual(['carry {"x":80,"y":50}', 'drop']);
});

describe('fingers', () => {
  const finger = { pointerType: 'touch' } as const;

  it('carry a card after a rest, and pan before', () => {
    const { meant, event, down, move, up } = hold();
    down(event(50, 50, finger));
    move(event(80, 50, { ...finger, timeStamp: 100 }));
    up(event(80, 50, finger));
    down(event(50, 50, finger));
    move(event(80, 50, { ...finger, timeStamp: 400 }));
    up(event(80, 50, finger));
    expect(meant).toEqual(['pan {"x":30,"y":0}', 'carry {"x":80,"y":50}', 'drop']);
  });

  it('zoom and pan by two', () => {
    const { meant, event, down, move } = hold();
    down(event(200, 200, finger));
    down(event(300, 200, { ...finger, pointerId: 2 }));
    move(event(320, 200, { ...finger, pointerId: 2 }));
    expect(meant).toEqual(['pan {"x":10,"y":0}', 'zoom {"x":260,"y":200} 1.2']);
  });
});

describe('a wheel', () => {
  const turn = (element: HTMLElement, more: WheelEventInit = {}) => {
    const event = new WheelEvent('wheel', { deltaY: -100, cancelable: true, ...more });
    element.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('scrolls the page, and zooms with a modifier', () => {
    const { meant, element } = hold();
    expect(turn(element)).toBe(false);
    expect(turn(element, { ctrlKey: true })).toBe(true);
    expect(turn(element, { metaKey: true })).toBe(true);
    expect(meant.map((text) => text.split(' ')[0])).toEqual(['passed', 'zoom', 'zoom']);
    expect(meant.at(-1)).toMatch(/ 1.17$/);
  });

  it('zooms at once where the panel takes it', () => {
    const { meant, element } = hold('greedy');
    expect(turn(element)).toBe(true);
    expect(meant[0]).toMatch(/^zoom/);
  });
});
