import { evaluateModule } from './evaluateModule';

const url = 'http://host/public/plugins/some-plugin/module.js';
const provide = (name: string) => Promise.resolve(`provided ${name}`);

test('a module gets what it depends on, in order', async () => {
  const source = 'define(["react", "@grafana/ui"], (react, ui) => ({ plugin: [react, ui] }));';
  expect(await evaluateModule(source, url, provide)).toEqual({ plugin: ['provided react', 'provided @grafana/ui'] });
});

test('a named module is read like an unnamed one', async () => {
  expect(await evaluateModule('define("name", ["a"], (a) => ({ a }));', url, provide)).toEqual({ a: 'provided a' });
});

test('a module knows its own address', async () => {
  expect(await evaluateModule('define(["module"], (self) => ({ uri: self.uri }));', url, provide)).toEqual({ uri: url });
});

test('a module may fill in its exports instead of returning them', async () => {
  const source = 'define(["exports"], (exports) => { exports.plugin = 1; });';
  expect(await evaluateModule(source, url, provide)).toEqual({ plugin: 1 });
});

test('a script that defines nothing is an error that names it', async () => {
  await expect(evaluateModule('void 0;', url, provide)).rejects.toThrow(`${url} is not an AMD module`);
});
