// Prints what the configuration has to know before the first test: two free ports, and the browser.
import net from 'node:net';
import { findBrowser } from '../scripts/tasks/browser.mjs';

/** Takes a free port until `release` is called. */
function takePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve({ port: server.address().port, release: () => server.close() }));
  });
}

const taken = [await takePort(), await takePort()];
const [port, changedPort] = taken.map(({ port }) => port);
taken.forEach(({ release }) => release());
console.log(JSON.stringify({ port, changedPort, browser: await findBrowser() }));
