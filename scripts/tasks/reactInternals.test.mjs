import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reactInternals, sourcesOf } from './reactInternals.mjs';

const faults = (text, name = './Panel.tsx') => reactInternals([{ name, text }]);

const gone = {
  'internals of React 18': 'const owner = React.__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED;',
  'internals of React 19': 'React.__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE.H',
  'the current owner': 'internals.ReactCurrentOwner.current',
  'an element made by hand': `const tag = Symbol.for('react.element');`,
  'ReactDOM.render': 'ReactDOM.render(<App />, node);',
  'findDOMNode': 'findDOMNode(this).focus();',
  'unmountComponentAtNode': 'ReactDOM.unmountComponentAtNode(node);',
  'createFactory': `React.createFactory('div')`,
  'legacy context': 'Panel.contextTypes = { store };',
  'a ref that is a string': '<input ref="name" />',
  'a ref that is a string, compiled': `createElement('input', { ref: "name" })`,
  'default properties of a function': 'function Panel() {}\nPanel.defaultProps = { wide: true };',
};
for (const [name, text] of Object.entries(gone)) {
  test(`${name} is found`, () => {
    assert.equal(faults(text).length, 1);
    assert.match(faults(text)[0], /^\.\/Panel\.tsx: /);
  });
}

test('a bundled copy of what the host shares is found', () => {
  const names = ['react/jsx-runtime.js', 'react-dom/index.js', '@grafana/ui/dist/esm/index.mjs', 'parts/node_modules/react/index.js'];
  for (const name of names) {
    assert.match(faults('', `webpack://panel/./node_modules/${name}`)[0], /a copy of/);
  }
});

test('what both versions have is no fault', () => {
  const fine = [
    'class Panel extends Component {}\nPanel.defaultProps = { wide: true };',
    '<input ref={input} />',
    `import { createRoot } from 'react-dom/client'; createRoot(node).render(<App />);`,
    'if (Panel.defaultProps === undefined) {}',
  ];
  for (const text of fine) {
    assert.deepEqual(faults(text), []);
  }
  assert.deepEqual(faults('', 'webpack://panel/./node_modules/react-use/index.js'), []);
});

test('a source map is read file by file', () => {
  assert.deepEqual(sourcesOf({ sources: ['a.ts', 'b.ts'], sourcesContent: ['A', 'B'] }), [
    { name: 'a.ts', text: 'A' },
    { name: 'b.ts', text: 'B' },
  ]);
});
