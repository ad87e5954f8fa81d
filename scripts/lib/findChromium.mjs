import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { runCommand } from './runCommand.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

function installedCandidates() {
  if (process.platform === 'darwin') {
    return [
      '/Applications',
      path.join(process.env.HOME ?? '', 'Applications'),
    ].flatMap(folder => [
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    ]);
  }
  if (process.platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map(name => process.env[name])
      .filter(Boolean)
      .flatMap(folder => [
        path.join(folder, 'Google/Chrome/Application/chrome.exe'),
        path.join(folder, 'Chromium/Application/chrome.exe'),
      ]);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return [...folders, '/usr/bin', '/usr/local/bin', '/snap/bin']
    .filter(Boolean)
    .flatMap(folder => NAMES.map(name => path.join(folder, name)));
}

/** Some systems have a chromium that only says how to install one. */
const runs = candidate =>
  process.platform === 'win32' ||
  spawnSync(candidate, ['--version'], { timeout: 20_000 }).status === 0;

const findInstalled = () =>
  installedCandidates().find(
    candidate => fs.existsSync(candidate) && runs(candidate),
  );

async function installDebianPackage() {
  const allowed =
    process.getuid?.() === 0 && fs.existsSync('/etc/debian_version');
  if (!allowed) {
    return undefined;
  }
  process.stdout.write("Installing Debian's chromium for the browser tests.\n");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env, quiet: true });
  await runCommand(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    { env, quiet: true },
  );
  return findInstalled();
}

function findPlaywrightsOwn() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  const executable = chromium.executablePath();
  return fs.existsSync(executable) ? executable : undefined;
}

async function downloadPlaywrightsOwn() {
  process.stdout.write('Downloading Chromium for the browser tests.\n');
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  await runCommand(process.execPath, [cli, 'install', 'chromium'], {
    quiet: true,
  });
  return findPlaywrightsOwn();
}

/**
 * A Chromium for the browser tests, as `{ path }`: the one that CHROMIUM_PATH names, one that is installed, Debian's
 * package where we may install it, or Playwright's own download. Else `{ reason }`, in one line.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    return fs.existsSync(named)
      ? { path: named }
      : { reason: `CHROMIUM_PATH names ${named}, which does not exist` };
  }
  const found =
    findInstalled() ??
    findPlaywrightsOwn() ??
    (await installDebianPackage()) ??
    (await downloadPlaywrightsOwn());
  return found
    ? { path: found }
    : {
        reason:
          'no Chromium or Chrome is installed and none could be downloaded: install one, or name it in CHROMIUM_PATH',
      };
}
