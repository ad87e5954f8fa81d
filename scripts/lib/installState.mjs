import fs from 'node:fs';
import path from 'node:path';

const DEPENDENCY_FIELDS = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
];

function readJson(...segments) {
  try {
    return JSON.parse(fs.readFileSync(path.join(...segments), 'utf8'));
  } catch {
    return undefined;
  }
}

const sorted = (dependencies = {}) =>
  JSON.stringify(Object.entries(dependencies).sort());

/** Whether the lock file still says what the package.json files ask for. */
function isLockCurrent(folder, locked) {
  const workspaces = Object.keys(locked).filter(
    name => !name.includes('node_modules'),
  );
  return workspaces.every(name => {
    const manifest = readJson(folder, name, 'package.json');
    return (
      manifest &&
      DEPENDENCY_FIELDS.every(
        field => sorted(manifest[field]) === sorted(locked[name][field]),
      )
    );
  });
}

/** Whether node_modules has every package of the lock file that this machine can have. */
function isComplete(locked, installed) {
  return Object.entries(locked).every(
    ([name, entry]) =>
      name === '' ||
      (installed[name]
        ? installed[name].version === entry.version
        : entry.optional),
  );
}

/** Whether every workspace is known to the lock file. */
function knowsAllWorkspaces(folder, locked) {
  return ['packages', 'plugins']
    .flatMap(parent =>
      fs.existsSync(path.join(folder, parent))
        ? fs
            .readdirSync(path.join(folder, parent))
            .map(name => `${parent}/${name}`)
        : [],
    )
    .filter(name => fs.existsSync(path.join(folder, name, 'package.json')))
    .every(name => name in locked);
}

/**
 * How the dependencies in `folder` compare with its package-lock.json, read from the files alone: `current`, `outdated`
 * (npm install will do), or `missing` (nothing is there, or an installation was interrupted).
 */
export function installState(folder) {
  const locked = readJson(folder, 'package-lock.json')?.packages;
  const installed = readJson(
    folder,
    'node_modules/.package-lock.json',
  )?.packages;
  if (!installed) {
    return 'missing';
  }
  const current =
    locked &&
    knowsAllWorkspaces(folder, locked) &&
    isLockCurrent(folder, locked) &&
    isComplete(locked, installed);
  return current ? 'current' : 'outdated';
}
