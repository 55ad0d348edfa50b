// What the demo is built from: the plugins, the workbench page, and the program that serves both.
import path from 'node:path';
import process from 'node:process';
import { grafanaHosts } from '../../hosts/grafanaHosts.mjs';
import { bin, root, run } from './run.mjs';
import { buildIfChanged } from './stamp.mjs';

/** The demo's executable, relative to the repository. */
export const demoProgram = process.platform === 'win32' ? 'bin/alidade-demo.exe' : 'bin/alidade-demo';

/** The page of one Grafana. */
function page({ version, folder }) {
  const lock = path.join(path.relative(root, folder), 'package-lock.json');
  return {
    name: `workbench-${version}`,
    takes: 'some seconds',
    inputs: ['workbench', 'hosts/grafanaHosts.mjs', lock],
    skip: ['workbench/dist'],
    outputs: [`workbench/dist/${version}/index.html`, `workbench/dist/${version}/page.js`],
    command: [process.execPath, ['workbench/build.mjs', version]],
  };
}

const targets = [
  {
    name: 'plugins',
    takes: 'some seconds',
    inputs: ['src', '.config', 'package-lock.json', 'README.md', 'CHANGELOG.md', 'LICENSE'],
    outputs: ['dist/module.js', 'dist/datasource/module.js', 'dist/panel/module.js'],
    command: [bin('webpack'), ['--config', '.config/webpack/webpack.config.mjs', '--mode', 'production']],
  },
  {
    name: 'demo',
    takes: 'a minute or two the first time',
    inputs: ['demo', 'pkg', 'go.mod', 'go.sum'],
    outputs: [demoProgram],
    command: ['go', ['build', '-o', demoProgram, './demo']],
  },
];

/**
 * Builds what has changed, all at once, with the page of one Grafana. Throws where a build fails, after the others
 * have ended.
 */
export async function buildDemo(say, host = grafanaHosts[0]) {
  const outcomes = await Promise.allSettled([...targets, page(host)].map((target) => buildTarget(target, say)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
}

async function buildTarget({ command: [command, args], takes, ...target }, say) {
  const started = Date.now();
  const built = await buildIfChanged(target, async () => {
    say(`building the ${target.name} (${takes})`);
    const { code, output } = await run(command, args, { quiet: true });
    if (code !== 0) {
      throw new Error(`building the ${target.name} failed:\n${output}`);
    }
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  say(built ? `built the ${target.name} in ${seconds} s` : `the ${target.name} is up to date`);
}
