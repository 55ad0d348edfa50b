// Checks what the documents name: linked files, npm scripts, and paths of the repository in code spans.
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../tasks/run.mjs';

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  fs.readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)
);
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const builtIn = ['ci', 'test', 'install'];
// A path in a code span is checked where it starts in a folder of the repository that is committed.
const folders = ['src', 'pkg', 'demo', 'workbench', 'provisioning', 'deploy', 'testdata', 'e2e', 'docs', 'scripts', 'dashboards', 'bench', 'hosts', '.config', '.ci'];
const problems = [];

for (const document of documents) {
  const text = fs.readFileSync(path.join(root, document), 'utf8');
  const missing = (what, target) => problems.push(`${document}: ${what} ${target} does not exist`);
  for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
    if (!fs.existsSync(path.join(root, path.dirname(document), target))) {
      missing('the linked file', target);
    }
  }
  for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) {
    if (!scripts[script]) {
      missing('the script npm run', script);
    }
  }
  for (const [, command] of text.matchAll(/`npm (?!run)([\w-]+)/g)) {
    if (!builtIn.includes(command)) {
      missing('the command npm', command);
    }
  }
  for (const [, target] of text.matchAll(/`([\w.-]+\/[\w./-]*)`/g)) {
    if (folders.includes(target.split('/')[0]) && !fs.existsSync(path.join(root, target))) {
      missing('the path', target);
    }
  }
}
problems.forEach((problem) => console.error(problem));
console.log(`${documents.length} documents checked, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
