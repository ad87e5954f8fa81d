// npm run start:backend: the backend of the demo alone, in the foreground and in this one process.
import { createRequire } from 'node:module';
import { backendPort } from './lib/backendPort.mjs';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { ensurePortFree } from './lib/ensurePortFree.mjs';
import { exitInTime } from './lib/exitInTime.mjs';
import { root } from './lib/root.mjs';
import { stopWithNpm } from './lib/stopWithNpm.mjs';

ensureNode();
stopWithNpm();
await ensureInstalled();

const port = backendPort();
await ensurePortFree(port, 'the backend');

exitInTime();
// Paths in app-config.yaml are relative to the folder in which the backend is started.
process.chdir(root);
process.env.NODE_ENV ??= 'development';
process.env.APP_CONFIG_backend_baseUrl ??= JSON.stringify(
  `http://localhost:${port}`,
);

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
require('../packages/backend/src/index.ts');
