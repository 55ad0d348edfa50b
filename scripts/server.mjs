// npm run server: Grafana itself by docker compose, with the built plugin and the simulated mesh.
import process from 'node:process';
import { checkToolchains, installPackages } from './tasks/install.mjs';
import { run } from './tasks/run.mjs';

const say = (text) => console.log(`server: ${text}`);

async function must(what, command, args, options) {
  say(what);
  const { code } = await run(command, args, options);
  if (code !== 0) {
    throw new Error(`${what} failed: see above.`);
  }
}

try {
  if ((await run('docker', ['info'], { quiet: true })).code !== 0) {
    throw new Error('Docker is not running here; `npm run demo` shows the same mesh without it.');
  }
  await checkToolchains();
  await installPackages(say);
  await must('building the frontend', 'npm', ['run', '--silent', 'build:frontend']);
  const linux = { GOOS: 'linux', CGO_ENABLED: '0' };
  await must('building the backend for Linux', process.execPath, ['scripts/build-backend.mjs'], { env: linux });
  await must('building the simulator for Linux', 'go', ['build', '-o', 'bin/linux/alidade-demo', './demo'], { env: linux });
  const address = `http://127.0.0.1:${process.env.GRAFANA_PORT ?? 3000}`;
  const password = process.env.GRAFANA_PASSWORD ? 'as in GRAFANA_PASSWORD' : 'admin';
  say(`Grafana will answer at ${address} (Ctrl-C stops it). To edit, sign in at ${address}/login: admin, password ${password}`);
  await must('starting Grafana and the simulator', 'docker', ['compose', 'up', '--abort-on-container-exit']);
} catch (error) {
  say(error.message);
  process.exit(1);
}
