import { runCommand } from './runCommand.mjs';

/** Runs npm: the one that started us, else the one on the PATH. */
export function runNpm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli && /\.c?js$/.test(cli)) {
    return runCommand(process.execPath, [cli, ...args], options);
  }
  return process.platform === 'win32'
    ? runCommand('cmd.exe', ['/c', 'npm', ...args], options)
    : runCommand('npm', args, options);
}
