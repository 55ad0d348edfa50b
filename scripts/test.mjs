// npm test: everything that has to hold, in one command.
//
// Two lanes run beside each other, since one is Go and the other is Node, which installs its packages first; the
// end-to-end tests need what both build and come last. A failure does not stop the rest: all of them are told at once.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { grafanaHosts } from '../hosts/grafanaHosts.mjs';
import { installBrowser } from './tasks/browser.mjs';
import { checkToolchains, installPackages } from './tasks/install.mjs';
import { bin, root, run } from './tasks/run.mjs';

const started = Date.now();
const say = (text) => console.log(`[${String(Math.round((Date.now() - started) / 1000)).padStart(3)} s] ${text}`);
const results = [];

async function step(name, command, args, options) {
  say(`${name} …`);
  const { code, output } = await run(command, args, { quiet: true, ...options });
  results.push({ name, passed: code === 0 });
  say(`${name}: ${code === 0 ? 'passed' : 'FAILED'}`);
  if (code !== 0) {
    console.log(output);
  }
  return code === 0;
}

/** What Go's environment says of a variable. */
async function goEnv(name) {
  const { output } = await run('go', ['env', name], { quiet: true });
  return output.trim();
}

/**
 * The plugin is built without C and without the paths of this machine. Whatever else is built like that is built once,
 * with all that Prometheus needs, rather than once for the tests and once more for the plugin.
 */
async function buildOnce() {
  return { CGO_ENABLED: '0', GOFLAGS: `${await goEnv('GOFLAGS')} -trimpath`.trim() };
}

/**
 * The race detector slows tests down several times, and all that they need is built once more for it: it watches what
 * asks the server, and of the plugin the tests in which several ask at once, which do without Prometheus. It is built
 * with a C compiler, without which Go reports that it has no cgo.
 */
async function races() {
  if ((await goEnv('CGO_ENABLED')) !== '1') {
    say('go test -race: left out, because there is no C compiler (gcc or clang) for Go here');
    return;
  }
  await step('go test -race', 'go', ['test', '-race', '-vet=off', './pkg/prom', './pkg/guard', './pkg/plugin/concurrency']);
}

/** Tests are not vetted again by go test, which would look at every package that they need with other flags. */
async function goLane(env) {
  await step('go vet', 'go', ['vet', './pkg/...', './demo/...', './bench/...'], { env });
  await step('go test', 'go', ['test', '-vet=off', './pkg/...', './demo/...'], { env });
  await races();
  await step('staticcheck', 'go', ['tool', 'staticcheck', './pkg/...', './demo/...', './bench/...'], { env });
  await step('build the backend', process.execPath, ['scripts/build-backend.mjs'], { env });
}

/** The tests beside the scripts; Node's versions disagree about how to name them otherwise. */
function testsOfScripts() {
  const folder = path.join(root, 'scripts');
  return fs.readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.test.mjs')).map((file) => path.join(folder, file));
}

/** The older Grafanas have packages of their own. */
const olderHosts = grafanaHosts.filter(({ folder }) => folder !== root);

async function installOlderHosts() {
  for (const { folder } of olderHosts) {
    await installPackages(say, folder);
  }
}

/** What needs the packages of one Grafana alone. */
async function checkSources() {
  await step('type check', bin('tsc'), ['--noEmit']);
  await step('lint', bin('eslint'), ['.']);
  await step('dashboards', process.execPath, ['dashboards/build.mjs', '--check']);
  await step('translations', process.execPath, ['scripts/translations.mjs', '--check']);
  await step('documents', process.execPath, ['scripts/checks/docs.mjs']);
  await step('script tests', process.execPath, ['--test', ...testsOfScripts()]);
  await step('unit tests', bin('jest'), ['--ci', '--maxWorkers=2']);
  await step('build the frontend', 'npm', ['run', '--silent', 'build:frontend']);
}

async function checkNode() {
  await Promise.all([installOlderHosts(), checkSources()]);
  for (const { version, folder } of olderHosts) {
    await step(`type check against Grafana ${version}`, bin('tsc'), ['--noEmit', '--project', folder]);
  }
  await step('what the plugins use of each Grafana', process.execPath, ['scripts/checks/grafana.mjs']);
  await step('build the workbench', 'npm', ['run', '--silent', 'build:workbench']);
}

/** Gives back the browser for the end-to-end tests. */
async function nodeLane() {
  await installPackages(say);
  const [browser] = await Promise.all([installBrowser(say), checkNode()]);
  return browser;
}

try {
  await checkToolchains();
  const env = await buildOnce();
  const [node] = await Promise.allSettled([nodeLane(), goLane(env)]);
  if (node.status === 'rejected') {
    throw node.reason;
  }
  await step('end-to-end tests', bin('playwright'), ['test', '--config', 'e2e/playwright.config.ts'], {
    env: { ...env, CHROME_PATH: node.value },
  });
} catch (error) {
  say(error.message);
  results.push({ name: 'set-up', passed: false });
}
const failed = results.filter((result) => !result.passed);
say(failed.length === 0 ? 'everything passed' : `failed: ${failed.map((result) => result.name).join(', ')}`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
