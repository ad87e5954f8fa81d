// npm run build: every plugin package, ready to be packed.
import { buildPackages } from './lib/buildPackages.mjs';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';

ensureNode();
await ensureInstalled();
await buildPackages();
