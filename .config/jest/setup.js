// What jsdom lacks and Grafana's components ask for.
const { TextDecoder, TextEncoder } = require('node:util');

Object.assign(globalThis, { TextDecoder, TextEncoder });

Object.defineProperty(globalThis, 'matchMedia', {
  writable: true,
  value: (query) => ({
    matches: false,
    media: query,
    addListener() {},
    removeListener() {},
    addEventListener() {},
    removeEventListener() {},
  }),
});

globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

globalThis.IntersectionObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

HTMLCanvasElement.prototype.getContext = () => null;

// Components and hooks alone are rendered: loading what renders takes longer than most of the other tests.
if (/(\.test\.tsx|[\\/]use[A-Z]\w*\.test\.ts)$/.test(expect.getState().testPath)) {
  require('@testing-library/jest-dom');
  const { configure } = require('@testing-library/react');
  // Whoever waits for something waits longer than a slow machine takes.
  configure({ asyncUtilTimeout: 10_000 });
}
