// npm run pack:all: a tarball of every plugin package under dist-packages/, and the bill of materials of all of them.
import path from 'node:path';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { packPackages } from './lib/packPackages.mjs';
import { root } from './lib/root.mjs';
import { writeSbom } from './lib/writeSbom.mjs';

ensureNode();
await ensureInstalled();

const target = path.join(root, 'dist-packages');
const sbom = path.join(target, 'sbom.cdx.json');
const tarballs = await packPackages(target);
await writeSbom(tarballs, sbom);
for (const file of [...tarballs, sbom]) {
  process.stdout.write(`${path.relative(root, file)}\n`);
}
