import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { releaseGatePermissions } from 'backstage-plugin-release-gate-common';
import type { Request } from 'express';
import Router from 'express-promise-router';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

/** As much as the answer of a page holds. */
const BODY = { text: 'x'.repeat(8_000) };
const EVENT = 'x'.repeat(700);

/**
 * The least that anything in the platform can do for a person: ask one
 * permission and one question of the catalog, and answer; or also write the rows
 * of a click in one transaction. What the plugin needs beside that is its own.
 */
export const bareRoutes = createBackendPlugin({
  pluginId: 'bare',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init(deps) {
        const { auth, catalog, httpAuth, httpRouter, permissions } = deps;
        const knex = await deps.database.getClient();
        await createTables(knex);
        const ask = async (req: Request) => {
          const credentials = await httpAuth.credentials(req, {
            allow: ['user'],
          });
          const [permission] = releaseGatePermissions;
          const [decision] = await permissions.authorize([{ permission }], {
            credentials,
          });
          if (decision.result !== AuthorizeResult.ALLOW) {
            throw new Error('The permission was denied');
          }
          await catalog.getEntitiesByRefs(
            {
              entityRefs: [
                `component:default/${req.params.service}`,
                credentials.principal.userEntityRef,
                'group:default/directors',
              ],
            },
            { credentials: await auth.getOwnServiceCredentials() },
          );
        };
        const router = Router();
        router.get('/read/:service', async (req, res) => {
          await ask(req);
          res.json(BODY);
        });
        router.post('/write/:service', async (req, res) => {
          await ask(req);
          await write(knex, req.params.service);
          res.json(BODY);
        });
        httpRouter.use(router);
      },
    });
  },
});

async function createTables(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable('bare_events')) {
    return;
  }
  await knex.schema.createTable('bare_events', table => {
    table.increments('position');
    table.string('id', 40).unique();
    table.text('body');
  });
  await knex.schema.createTable('bare_rows', table => {
    table.string('id', 100).primary();
    table.text('body');
  });
}

/** An event and the row that lists show, as a click writes them. */
async function write(knex: Knex, service: string): Promise<void> {
  await knex.transaction(async tx => {
    await tx('bare_rows').where({ id: service }).select('id');
    await tx('bare_events').insert({ id: randomUUID(), body: EVENT });
    await tx('bare_rows')
      .insert({ id: service, body: EVENT })
      .onConflict('id')
      .merge();
  });
}
