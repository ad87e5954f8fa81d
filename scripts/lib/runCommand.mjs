import { spawn } from 'node:child_process';
import { atSignal } from './atSignal.mjs';
import { root } from './root.mjs';
import { stopChild } from './stopChild.mjs';

/**
 * Runs a program and waits for its end: `{ code, output }`, where `output` is empty unless `quiet` collects it.
 *
 * A signal that ends us ends the program first. A program that cannot be started counts as ended with code 127.
 */
export async function runCommand(
  command,
  args,
  { cwd = root, env = {}, quiet = false } = {},
) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: quiet
      ? ['ignore', 'pipe', 'pipe']
      : ['ignore', 'inherit', 'inherit'],
  });
  const output = [];
  child.stdout?.on('data', chunk => output.push(chunk));
  child.stderr?.on('data', chunk => output.push(chunk));

  const forget = atSignal(signal => stopChild(child, { signal }));
  const code = await new Promise(resolve => {
    child.once('error', () => resolve(127));
    child.once('close', exitCode => resolve(exitCode ?? 1));
  });
  forget();
  return { code, output: Buffer.concat(output).toString('utf8') };
}
