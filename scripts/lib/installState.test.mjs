import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, afterEach, test } from 'node:test';
import { installState } from './installState.mjs';

let folder;

function write(name, content) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(content));
}

const dependencies = { left: '^1.0.0' };
const locked = {
  '': { dependencies },
  'packages/app': { dependencies },
  'node_modules/app': { resolved: 'packages/app', link: true },
  'node_modules/left': { version: '1.0.0' },
  'node_modules/for-windows': { version: '1.0.0', optional: true },
};

const lock = packages => write('package-lock.json', { packages });
const install = packages =>
  write('node_modules/.package-lock.json', { packages });
const withoutOptional = ({ ...packages }) => {
  delete packages['node_modules/for-windows'];
  return packages;
};

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-install-'));
  write('package.json', { dependencies });
  write('packages/app/package.json', { dependencies });
  lock(locked);
  install(withoutOptional(locked));
});

afterEach(() => fs.rmSync(folder, { recursive: true }));

test('dependencies are current when all of the lock file is there, but what other machines need', () => {
  assert.equal(installState(folder), 'current');
});

test('dependencies are missing on a clean checkout', () => {
  fs.rmSync(path.join(folder, 'node_modules'), { recursive: true });
  assert.equal(installState(folder), 'missing');
});

test('dependencies are missing after an installation that was interrupted', () => {
  fs.rmSync(path.join(folder, 'node_modules/.package-lock.json'));
  assert.equal(installState(folder), 'missing');
});

test('dependencies are outdated when the lock file has another version', () => {
  lock({ ...locked, 'node_modules/left': { version: '1.0.1' } });
  assert.equal(installState(folder), 'outdated');
});

test('dependencies are outdated when the lock file has a new package', () => {
  lock({ ...locked, 'node_modules/right': { version: '1.0.0' } });
  assert.equal(installState(folder), 'outdated');
});

test('dependencies are outdated when a package asks for another version than the lock file', () => {
  write('packages/app/package.json', { dependencies: { left: '^2.0.0' } });
  assert.equal(installState(folder), 'outdated');
});

test('dependencies are outdated when a package is new', () => {
  write('plugins/new/package.json', {});
  assert.equal(installState(folder), 'outdated');
});
