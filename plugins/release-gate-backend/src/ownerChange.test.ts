import { TestDatabases } from '@backstage/backend-test-utils';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import {
  PAYMENTS,
  type ReleaseGate,
  catalogEntities,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import { decide, requestApproval } from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** A backend on the same history, whose catalog gives the payments service to another team. */
function startAfterMove(knex: Knex): Promise<ReleaseGate> {
  return startReleaseGate({
    knex,
    isIdle: true,
    entities: catalogEntities.map(entity =>
      entity.metadata.name === 'payments'
        ? {
            ...entity,
            relations: [
              { type: 'ownedBy', targetRef: 'group:default/other-team' },
            ],
          }
        : entity,
    ),
  });
}

/** What the history of a release says, apart from what the gate denied. */
async function historyOf(
  knex: Knex,
  { id }: ReleaseJson,
): Promise<readonly string[]> {
  const rows = await knex('events')
    .where('stream_id', `release:${id}`)
    .whereNot('type', 'gate-denied')
    .orderBy('sequence')
    .select('type');
  return rows.map(({ type }) => type);
}

describe.each(databases.eachSupportedId())(
  'a change of the owner on %s',
  databaseId => {
    let knex: Knex;
    let gate: ReleaseGate;
    let release: ReleaseJson;
    let before: readonly string[];

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      const earlier = await startReleaseGate({ knex });
      release = await decide(
        earlier,
        await requestApproval(earlier),
        'approved',
      );
      before = await historyOf(knex, release);
      await earlier.stop();
      gate = await startAfterMove(knex);
    });

    afterEach(() => gate.stop());

    it('closes the gate and voids the approval on every page, and none of them writes it down', async () => {
      const director = gate.user('director');
      const answer = await gate.pipeline.get(
        `/gate?entityRef=${PAYMENTS}&environment=production&commit=${release.commit}`,
      );
      expect(answer.body).toMatchObject({
        allowed: false,
        reasons: [{ code: 'approval-voided' }],
      });
      const voided = {
        owner: 'group:default/other-team',
        phase: 'staging',
        approval: { status: 'voided', ended: { reason: 'owner-changed' } },
      };
      const page = await director.get(`/releases/${release.id}`);
      expect(page.body).toMatchObject(voided);
      const summary = await director.get(`/summary?entityRef=${PAYMENTS}`);
      expect(summary.body.current).toMatchObject(voided);
      await director.get(`/releases/${release.id}/dossier`);
      expect(await historyOf(knex, release)).toEqual(before);
    });

    it('is written down before the next command', async () => {
      const { status } = await gate
        .user('outsider')
        .patch(`/releases/${release.id}`, {
          title: 'Ours now',
          expectedRevision: release.revision,
        });
      expect(status).toBe(200);
      expect(await historyOf(knex, release)).toEqual([
        ...before,
        'owner-changed',
        'approval-voided',
        'release-amended',
      ]);
    });

    it('is written down by the sweep, once', async () => {
      await gate.trigger('release-gate-sweep');
      await gate.trigger('release-gate-sweep');
      expect(await historyOf(knex, release)).toEqual([
        ...before,
        'owner-changed',
        'approval-voided',
      ]);
    });
  },
);
