import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fail } from './fail.mjs';
import { root } from './root.mjs';
import { runNpm } from './runNpm.mjs';

/**
 * Writes the bill of materials (CycloneDX, JSON) of what somebody gets who installs these tarballs: asked of npm in an
 * empty folder, since here everything is also a tool of the developers and npm leaves out what it counts as one.
 */
export async function writeSbom(tarballs, file) {
  const { version } = JSON.parse(
    fs.readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  const temporary = fs.mkdtempSync(
    path.join(os.tmpdir(), 'release-gate-sbom-'),
  );
  // npm names the whole after the folder.
  const cwd = path.join(temporary, 'release-gate');
  fs.mkdirSync(cwd);
  const npm = async (...args) => {
    const { code, output } = await runNpm(args, { cwd, quiet: true });
    if (code !== 0) {
      fail(`${output}\nThe bill of materials could not be made.`);
    }
    return output;
  };
  try {
    fs.writeFileSync(
      path.join(cwd, 'package.json'),
      JSON.stringify({ name: 'release-gate', version, license: 'Apache-2.0' }),
    );
    await npm(
      ...['install', '--package-lock-only', '--legacy-peer-deps'],
      ...['--no-audit', '--no-fund', ...tarballs],
    );
    const sbom = await npm(
      ...['sbom', '--package-lock-only', '--legacy-peer-deps'],
      ...['--omit=dev', '--sbom-format=cyclonedx', '--loglevel=error'],
    );
    fs.writeFileSync(file, JSON.stringify(withoutFiles(sbom), null, 2));
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

/** Without references to files, which say where this machine had a tarball. */
function withoutFiles(sbom) {
  return JSON.parse(sbom, (key, value) =>
    key === 'externalReferences'
      ? value.filter(reference => !reference.url.startsWith('file:'))
      : value,
  );
}
