import { fail } from './fail.mjs';

/** Stops, with one sentence, on a version of Node.js that we do not support. */
export function ensureNode(version = process.versions.node, stop = fail) {
  const [major, minor] = version.split('.').map(Number);
  const supported = major === 20 ? minor >= 19 : [22, 24].includes(major);
  if (!supported) {
    stop(
      `Release Gate needs Node.js 20.19 or later, 22 or 24, and this is ${version}: please install one of them.`,
    );
  }
}
