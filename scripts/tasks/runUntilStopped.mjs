// Runs a server as long as whoever started this script wants it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import { root } from './run.mjs';

/** SIGINT is Ctrl-C, SIGTERM a polite kill, SIGHUP a terminal that has been closed. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How often to look whether npm is still there, in milliseconds. */
const npmInterval = 500;

/**
 * The processes between npm and this one, as text: npm starts a shell, which starts this script. Who is left
 * alone gets another parent. Constant where it was not npm that started this script: what else starts it, like
 * a shell in the background, may go.
 */
function chainToNpm() {
  if (!process.env.npm_lifecycle_event) {
    return '';
  }
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

/** Linux alone tells; elsewhere a shell that outlives npm is not noticed. */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

// Read at once, so that it is noticed, too, where npm ends while the caller still prepares.
const chain = chainToNpm();

/**
 * Runs a program until it ends, or until this process is told to end or npm has gone: npm that is killed leaves
 * its script behind, and a server without anybody would keep its port. The program is then sent SIGTERM, and gets
 * the time to say goodbye. A terminal's Ctrl-C reaches it as well, so it may hear of its end twice.
 * @returns {Promise<number>} the program's exit code; 1 where a signal ended it
 */
export function runUntilStopped(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
    const stop = () => child.kill('SIGTERM');
    for (const signal of stopSignals) {
      process.on(signal, stop);
    }
    const watch = setInterval(() => chainToNpm() !== chain && stop(), npmInterval);
    const release = () => {
      clearInterval(watch);
      for (const signal of stopSignals) {
        process.off(signal, stop);
      }
    };
    child.on('error', (error) => {
      release();
      reject(error);
    });
    child.on('close', (code) => {
      release();
      resolve(code ?? 1);
    });
  });
}
