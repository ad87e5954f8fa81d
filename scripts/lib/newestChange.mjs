import fs from 'node:fs';
import path from 'node:path';

/** When a file in any of the files and folders was last changed, in milliseconds; 0 where none exists. */
export function newestChange(paths) {
  return Math.max(0, ...paths.map(changed));
}

function changed(file) {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  if (!stats) {
    return 0;
  }
  return stats.isDirectory()
    ? // A folder itself changes when a file in it is added or removed.
      Math.max(
        stats.mtimeMs,
        newestChange(fs.readdirSync(file).map(name => path.join(file, name))),
      )
    : stats.mtimeMs;
}
