import { groupMissing, toFamilies } from './Capabilities';

const scrape = { place: 'Prometheus’s configuration', text: 'scrape_configs: []' };
const port = { place: 'the called Service', text: 'spec: {}' };

it('counts the signals of each family in the order of the catalogue', () => {
  const catalogue = ['requestRate', 'tcpOpenedRate', 'errorRate'].map((name) => ({ name, family: name.startsWith('tcp') ? 'tcp' : 'traffic' }));
  expect(toFamilies(catalogue, [{ signal: 'errorRate', collect: '', lines: null }])).toEqual([
    { name: 'traffic', there: 1, all: 2 },
    { name: 'tcp', there: 1, all: 1 },
  ]);
});

it('puts what is collected in the same way together, and the same lines once', () => {
  const missing = [
    { signal: 'requestRate', collect: 'Scrape.', lines: [scrape] },
    { signal: 'requestMessageRate', collect: 'Scrape, and name the port.', lines: [port, scrape] },
    { signal: 'errorRate', collect: 'Scrape.', lines: [scrape] },
    { signal: 'apdex', collect: 'Wait.', lines: null },
  ];
  expect(groupMissing(missing)).toEqual([
    { signals: ['requestRate', 'errorRate'], collect: 'Scrape.', lines: [scrape], seeAbove: false },
    { signals: ['requestMessageRate'], collect: 'Scrape, and name the port.', lines: [port], seeAbove: true },
    { signals: ['apdex'], collect: 'Wait.', lines: [], seeAbove: false },
  ]);
});
