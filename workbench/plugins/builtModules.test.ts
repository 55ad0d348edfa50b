import { t } from '../../src/mesh/t';

jest.mock('../../src/mesh/t', () => ({ t: jest.fn((_: string, text: string) => text) }));

// Grafana ties a plugin to its language while the module is loaded: what was said before stays English.
test.each([['the app', '../../src/module'], ['the data source', '../../src/datasource/module'], ['the panel', '../../src/panel/module']])(
  '%s looks up no text while it is loaded',
  (_, module) => {
    expect(jest.requireActual(module)).toHaveProperty('plugin');
    expect(t).not.toHaveBeenCalled();
  }
);
