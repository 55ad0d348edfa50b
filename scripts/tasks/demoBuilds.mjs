// What the demo is built from: the plugins, the workbench page, and the program that serves both.
import process from 'node:process';
import { bin, run } from './run.mjs';
import { buildIfChanged } from './stamp.mjs';

/** The demo's executable, relative to the repository. */
export const demoProgram = process.platform === 'win32' ? 'bin/alidade-demo.exe' : 'bin/alidade-demo';

const targets = [
  {
    name: 'plugins',
    takes: 'some seconds',
    inputs: ['src', '.config', 'package-lock.json', 'README.md', 'CHANGELOG.md', 'LICENSE'],
    outputs: ['dist/module.js', 'dist/datasource/module.js', 'dist/panel/module.js'],
    command: [bin('webpack'), ['--config', '.config/webpack/webpack.config.mjs', '--mode', 'production']],
  },
  {
    name: 'workbench',
    takes: 'some seconds',
    inputs: ['workbench', 'package-lock.json'],
    skip: ['workbench/dist'],
    outputs: ['workbench/dist/index.html', 'workbench/dist/page.js'],
    command: [process.execPath, ['workbench/build.mjs']],
  },
  {
    name: 'demo',
    takes: 'a minute or two the first time',
    inputs: ['demo', 'pkg', 'go.mod', 'go.sum'],
    outputs: [demoProgram],
    command: ['go', ['build', '-o', demoProgram, './demo']],
  },
];

/** Builds what has changed, all at once. Throws where a build fails, after the others have ended. */
export async function buildDemo(say) {
  const outcomes = await Promise.allSettled(targets.map((target) => buildTarget(target, say)));
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
