// Prints what the configuration has to know before the first test: a free port, and the browser.
import net from 'node:net';
import { findBrowser } from '../scripts/tasks/browser.mjs';

const port = await new Promise((resolve, reject) => {
  const server = net.createServer().on('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const found = server.address().port;
    server.close(() => resolve(found));
  });
});
console.log(JSON.stringify({ port, browser: await findBrowser() }));
