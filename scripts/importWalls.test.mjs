import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { root } from './lib/root.mjs';

/** Rules that need types cannot look at a file that does not exist. */
const WITHOUT_TYPES = {
  parserOptions: { project: null },
  rules: { '@typescript-eslint/no-floating-promises': 'off' },
};

const WALLS = new Set([
  '@typescript-eslint/no-explicit-any',
  '@typescript-eslint/no-restricted-imports',
  'import/no-restricted-paths',
  'no-restricted-globals',
  'no-restricted-imports',
  'no-restricted-syntax',
]);

/** What the walls say to `code` in `file` of the package in `cwd`. */
async function hear({ cwd, file, code, ...options }) {
  const eslint = new ESLint({ cwd, overrideConfig: WITHOUT_TYPES, ...options });
  const filePath = path.join(cwd, file);
  const [{ messages }] = await eslint.lintText(`${code}\n`, { filePath });
  const fatal = messages.find(message => message.fatal);
  assert.equal(fatal, undefined, fatal?.message);
  return messages
    .filter(({ ruleId, severity }) => WALLS.has(ruleId) && severity === 2)
    .map(({ message }) => message);
}

/** What the walls say to `code` at a location under plugins/. */
function refusals(location, code) {
  const [packageName, ...file] = location.split('/');
  const cwd = path.join(root, 'plugins', packageName);
  return hear({ cwd, file: file.join('/'), code });
}

const refused = (rule, file, code) =>
  test(`refused: ${rule}`, async () => {
    const messages = await refusals(file, code);
    assert.notDeepEqual(messages, [], `${file} may contain: ${code}`);
  });

const accepted = (rule, file, code) =>
  test(`accepted: ${rule}`, async () => {
    assert.deepEqual(await refusals(file, code), []);
  });

const domain = 'release-gate-common/src/domain/newRule.ts';
refused('the domain imports no package', domain, `import { z } from 'zod';`);
refused(
  'the domain imports no types of a package',
  domain,
  `import type { Entity } from '@backstage/catalog-model';`,
);
refused(
  'the domain re-exports no package',
  domain,
  `export * from '@backstage/errors';`,
);
refused(
  'the domain loads no package later',
  domain,
  `export const load = () => import('zod');`,
);
refused(
  'the domain requires nothing',
  domain,
  `export const fs = require('fs');`,
);
refused(
  'the domain imports nothing of node',
  domain,
  `import { randomUUID } from 'node:crypto';\nexport { randomUUID };`,
);
refused(
  'the domain does not know the API types',
  domain,
  `import { operations } from '../api/operations';\nexport { operations };`,
);
refused(
  'the domain reads no clock by Date.now',
  domain,
  `export const now = () => Date.now();`,
);
refused(
  'the domain reads no clock by new Date',
  domain,
  `export const now = () => new Date().toISOString();`,
);
refused(
  'the domain makes no random numbers',
  domain,
  `export const id = () => Math.random();`,
);
refused(
  'the domain makes no random ids',
  domain,
  `export const id = () => crypto.randomUUID();`,
);
refused(
  'the domain reads no environment',
  domain,
  `export const mode = process.env.NODE_ENV;`,
);
refused(
  'the domain waits for nothing',
  domain,
  `export const wait = () => setTimeout(() => {}, 1);`,
);
accepted(
  'the domain imports the domain',
  domain,
  `export { evolve } from './evolve';`,
);
accepted(
  'the domain imports canonical JSON',
  domain,
  `export { canonicalJson } from '../canonical/canonicalJson';`,
);
accepted(
  'the domain computes with given instants',
  domain,
  `export const later = (at: string) => new Date(Date.parse(at) + 1).toISOString();`,
);
accepted(
  'a test of the domain imports what it needs',
  'release-gate-common/src/domain/newRule.test.ts',
  `import fc from 'fast-check';\nexport { fc };`,
);

const canonical = 'release-gate-common/src/canonical/newHash.ts';
refused(
  'canonical JSON imports no other package',
  canonical,
  `export { z } from 'zod';`,
);
refused(
  'canonical JSON does not know the domain',
  canonical,
  `export { evolve } from '../domain/evolve';`,
);
accepted(
  'canonical JSON imports canonicalize',
  canonical,
  `export { default } from 'canonicalize';`,
);
accepted(
  'canonical JSON imports @noble/hashes',
  canonical,
  `export { sha256 } from '@noble/hashes/sha2';`,
);

const documents = 'release-gate-common/src/documents/newFilter.ts';
refused(
  'documents do not know the API',
  documents,
  `export { toReleaseJson } from '../api/views/toReleaseJson';`,
);
refused(
  'documents read no clock',
  documents,
  `export const now = () => Date.now();`,
);
accepted(
  'documents import the domain',
  documents,
  `export { phaseOf } from '../domain/phase';`,
);
accepted(
  'documents import the template engine',
  documents,
  `export { Liquid } from 'liquidjs';`,
);

const chain = 'release-gate-common/src/chain/newLink.ts';
refused(
  'the chain does not know the domain',
  chain,
  `export { evolve } from '../domain/evolve';`,
);
accepted(
  'the chain imports canonical JSON',
  chain,
  `export { canonicalJson } from '../canonical/canonicalJson';`,
);

const common = 'release-gate-common/src/api/newView.ts';
refused(
  'the common package imports nothing of node',
  common,
  `export { readFile } from 'node:fs/promises';`,
);
refused(
  'the common package imports nothing of node by its old name',
  common,
  `export { readFile } from 'fs';`,
);
refused(
  'the common package knows no backend',
  common,
  `export { coreServices } from '@backstage/backend-plugin-api';`,
);
refused(
  'the common package knows no React',
  common,
  `export { useState } from 'react';`,
);
refused(
  'the common package knows no sibling',
  common,
  `export * from 'backstage-plugin-release-gate-node';`,
);
accepted(
  'the common package checks shapes with zod',
  common,
  `export { z } from 'zod/v4';`,
);

const node = 'release-gate-node/src/newPort.ts';
refused(
  'the node library does not know the backend',
  node,
  `export * from 'backstage-plugin-release-gate-backend';`,
);
accepted(
  'the node library knows the common package',
  node,
  `export * from 'backstage-plugin-release-gate-common';`,
);

const frontend = 'release-gate/src/components/NewCard.tsx';
refused(
  'the frontend does not know the backend',
  frontend,
  `export * from 'backstage-plugin-release-gate-backend';`,
);
refused(
  'the frontend does not know the node library',
  frontend,
  `export * from 'backstage-plugin-release-gate-node';`,
);
accepted(
  'the frontend knows the common package',
  frontend,
  `export * from 'backstage-plugin-release-gate-common';`,
);

const backend = 'release-gate-backend/src';
refused(
  'the backend does not know the frontend',
  `${backend}/plugin.ts`,
  `export * from 'backstage-plugin-release-gate';`,
);
refused(
  'the backend does not know its modules',
  `${backend}/plugin.ts`,
  `export * from 'backstage-plugin-release-gate-backend-module-clockify';`,
);
refused(
  'the router does not know the database',
  `${backend}/router/newRoute.ts`,
  `import type { Knex } from 'knex';\nexport type { Knex };`,
);
refused(
  'the application does not know the database',
  `${backend}/application/newStep.ts`,
  `import type { Knex } from 'knex';\nexport type { Knex };`,
);
refused(
  'the application does not know the store but by its port',
  `${backend}/application/newStep.ts`,
  `export { DatabaseReleaseStore } from '../database/DatabaseReleaseStore';`,
);
refused(
  'the application does not know HTTP',
  `${backend}/application/newStep.ts`,
  `import express from 'express';\nexport { express };`,
);
refused(
  'the application does not know the router',
  `${backend}/application/newStep.ts`,
  `export { createRouter } from '../router/createRouter';`,
);
refused(
  'the database does not know HTTP',
  `${backend}/database/newQuery.ts`,
  `import Router from 'express-promise-router';\nexport { Router };`,
);
refused(
  'the database does not know HTTP, nor do its folders',
  `${backend}/database/operations/newQuery.ts`,
  `import express from 'express';\nexport { express };`,
);
refused(
  'a worker does not know the database',
  `${backend}/workers/newWorker.ts`,
  `import { Knex } from 'knex';\nexport type { Knex };`,
);
accepted(
  'the database knows knex',
  `${backend}/database/newQuery.ts`,
  `import { Knex } from 'knex';\nexport type { Knex };`,
);
accepted(
  'the router knows express',
  `${backend}/router/newRoute.ts`,
  `import express from 'express';\nexport { express };`,
);
refused(
  'the application does not know the types of the database either',
  `${backend}/application/newStep.ts`,
  `import type { DbEventRow } from '../database/tables';\nexport type { DbEventRow };`,
);
refused(
  'the application does not know the directory',
  `${backend}/application/newStep.ts`,
  `export { CatalogDirectory } from '../directory/CatalogDirectory';`,
);
refused(
  'the application does not know the workers',
  `${backend}/application/newStep.ts`,
  `export { sweep } from '../workers/sweep';`,
);
refused(
  'the application does not know the probes',
  `${backend}/application/newStep.ts`,
  `export { HttpProbe } from '../checks/HttpProbe';`,
);
accepted(
  'the application knows its ports and the common package',
  `${backend}/application/newStep.ts`,
  `export type { ReleaseStore } from './ReleaseStore';\nexport * from 'backstage-plugin-release-gate-common';`,
);
refused(
  'the type any says nothing',
  `${backend}/application/newStep.ts`,
  `export const anything: any = 1;`,
);

refused(
  'no plugin imports from the demo portal',
  `${backend}/plugin.ts`,
  `export * from '../../../packages/backend/src/demo/demoGuard';`,
);
refused(
  'no plugin imports the backend of the demo portal by name',
  `${backend}/plugin.ts`,
  `export * from 'backend';`,
);
refused(
  'no plugin imports the app of the demo portal by name',
  frontend,
  `export * from 'app';`,
);

accepted(
  'the application knows its own ports, whatever they are called',
  `${backend}/application/newStep.ts`,
  `export type { Directory } from './Directory';`,
);

for (const [sibling, allowed] of [
  ['-common', true],
  ['-node', true],
  ['-backend', false],
  ['-backend-module-clockify', false],
  ['', false],
]) {
  test(`${
    allowed ? 'accepted' : 'refused'
  }: a module imports backstage-plugin-release-gate${sibling}`, async () => {
    const messages = await hear({
      cwd: path.join(root, 'plugins/release-gate-node'),
      file: 'src/module.ts',
      code: `export * from 'backstage-plugin-release-gate${sibling}';`,
      useEslintrc: false,
      baseConfig: configOfRole('backend-plugin-module'),
    });
    assert.equal(messages.length === 0, allowed);
  });
}

/** The configuration that a package of that role gets, whether or not there is one. */
function configOfRole(role) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-role-'));
  try {
    fs.writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ name: 'a-plugin', backstage: { role } }),
    );
    return createRequire(import.meta.url)('../eslint/pluginConfig')(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const FLOATING = '@typescript-eslint/no-floating-promises';
test('a promise that nobody waits for is an error in every plugin', async () => {
  const cwd = path.join(root, 'plugins/release-gate-backend');
  const config = await new ESLint({ cwd }).calculateConfigForFile(
    'src/plugin.ts',
  );
  assert.equal(config.rules[FLOATING][0], 'error');
});
