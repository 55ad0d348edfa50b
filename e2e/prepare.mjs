// Prints what the configuration has to know before the first test: the Grafanas, a free port for the demo of each and
// for one more, and the browser.
import net from 'node:net';
import { grafanaHosts } from '../hosts/grafanaHosts.mjs';
import { findBrowser } from '../scripts/tasks/browser.mjs';

/** Takes a free port until `release` is called. */
function takePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve({ port: server.address().port, release: () => server.close() }));
  });
}

const taken = await Promise.all([takePort(), ...grafanaHosts.map(takePort)]);
const [changedPort, ...ports] = taken.map(({ port }) => port);
taken.forEach(({ release }) => release());
const hosts = grafanaHosts.map(({ version }, index) => ({ version, port: ports[index] }));
console.log(JSON.stringify({ hosts, changedPort, browser: await findBrowser() }));
