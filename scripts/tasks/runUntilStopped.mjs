// Runs a server as long as whoever started this script wants it.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { root } from './run.mjs';

/** SIGINT is Ctrl-C, SIGTERM a polite kill, SIGHUP a terminal that has been closed. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How often to look whether the parent is still there, in milliseconds. */
const parentInterval = 500;

// Read at once, so that a parent that goes away while the caller still prepares is missed later.
const parent = process.ppid;

/**
 * Runs a program until it ends, or until this process is told to end or has lost its parent: `npm` that is
 * killed leaves its script behind, and a server without anybody would keep its port. The program is then sent
 * SIGTERM, and gets the time to say goodbye. A terminal's Ctrl-C reaches it as well, so it hears of its end twice.
 * @returns {Promise<number>} the program's exit code; 1 where a signal ended it
 */
export function runUntilStopped(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
    const stop = () => child.kill('SIGTERM');
    for (const signal of stopSignals) {
      process.on(signal, stop);
    }
    const watch = setInterval(() => process.ppid !== parent && stop(), parentInterval);
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
