// npm run bench: how fast the gate answers, see bench/.
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';

ensureNode();
await ensureInstalled();
await import('../bench/run.mjs');
