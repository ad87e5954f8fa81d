import { TestDatabases } from '@backstage/backend-test-utils';
import {
  type EnvironmentName,
  type ReleaseId,
  type ApprovalRequestSnapshot,
  type EventJson,
  type ReleaseJson,
  type SealedContent,
  requestDigest,
} from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import { forgeStream } from './testUtils/forgeStream';
import { OTHER, startReleaseGate } from './testUtils/startReleaseGate';
import { commitOf, decide, requestApproval } from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const EVIL = commitOf('e');

/** Changes the data of the events of one type. */
const inData =
  (type: string, change: (data: Record<string, unknown>) => object) =>
  (event: SealedContent): SealedContent =>
    event.type === type
      ? ({
          ...event,
          data: change(event.data as Record<string, unknown>),
        } as SealedContent)
      : event;

/** Changes the actor of the events of one type. */
const inActor =
  (type: string, actor: object) =>
  (event: SealedContent): SealedContent =>
    event.type === type
      ? ({
          ...event,
          actor: Object.assign({}, event.actor, actor),
        } as SealedContent)
      : event;

/** A request for something else, with a digest that is right for it, and a decision that names it. */
function forRequest(change: Partial<ApprovalRequestSnapshot>) {
  let digest = '';
  const requested = inData('approval-requested', data => {
    const request = {
      ...(data.request as ApprovalRequestSnapshot),
      ...change,
    };
    digest = requestDigest(request);
    return { ...data, request, digest };
  });
  const decided = inData('decision-made', data => ({ ...data, digest }));
  return (event: SealedContent) => decided(requested(event));
}

const FORGERIES: readonly (readonly [
  string,
  string,
  () => (event: SealedContent) => SealedContent,
])[] = [
  [
    'a request for another commit',
    'request-of-another',
    () => forRequest({ commit: EVIL }),
  ],
  [
    'a request of another entity',
    'request-of-another',
    () => forRequest({ entityRef: OTHER }),
  ],
  [
    'a request for another environment',
    'request-of-another',
    () => forRequest({ environment: 'elsewhere' as EnvironmentName }),
  ],
  [
    'a request of another release',
    'request-of-another',
    () => forRequest({ releaseId: '01J00000000000000000000001' as ReleaseId }),
  ],
  [
    'a request that says something else than its digest',
    'digest-mismatch',
    () =>
      inData('approval-requested', data => ({
        ...data,
        request: { ...(data.request as object), why: 'Another reason' },
      })),
  ],
  [
    'a decision on another request',
    'decision-on-another',
    () =>
      inData('decision-made', data => ({ ...data, digest: 'f'.repeat(64) })),
  ],
  [
    'a decision of somebody who worked on the release',
    'decided-on-own-work',
    () => inActor('decision-made', { ref: 'user:default/engineer' }),
  ],
  [
    'a decision of an agent',
    'decided-by-no-person',
    () => inActor('decision-made', { actor: 'plugin:agent' }),
  ],
  [
    'a decision of a service',
    'decided-by-no-person',
    () => inActor('decision-made', { type: 'service' }),
  ],
];

describe.each(databases.eachSupportedId())(
  'a forged history on %s',
  databaseId => {
    it.each(FORGERIES)(
      '%s opens nothing, though every hash is right',
      async (_, reason, forge) => {
        const knex = await databases.init(databaseId);
        const before = await startReleaseGate({ knex, isIdle: true });
        const release = await decide(
          before,
          await requestApproval(before),
          'approved',
        );
        const sound = await decide(
          before,
          await requestApproval(before, { entityRef: OTHER }),
          'approved',
        );
        await before.stop();
        await forgeStream(knex, `release:${release.id}`, forge());

        const gate = await startReleaseGate({ knex, isIdle: true });
        const ask = async (entityRef: string, commit: string) =>
          (
            await gate.pipeline.get(
              `/gate?entityRef=${entityRef}&environment=production&commit=${commit}`,
            )
          ).body;
        for (const commit of [release.commit, EVIL]) {
          expect((await ask(release.entityRef, commit)).allowed).toBe(false);
        }
        const { reasons } = await ask(release.entityRef, release.commit);
        expect(reasons[0].code).toBe('history-invalid');
        expect(reasons[0].message).toContain(reason);
        const events = await gate
          .user('engineer')
          .get(`/releases/${release.id}/events?limit=200`);
        expect(events.body.broken.reason).toBe(reason);
        const { sequence } = events.body.broken;
        expect(
          events.body.items.map(
            (event: EventJson) => event.type === 'unproven',
          ),
        ).toEqual(
          events.body.items.map(
            (event: EventJson) => event.sequence >= sequence,
          ),
        );
        const command = await gate
          .user('engineer')
          .post(`/releases/${release.id}/cancel`, { reason: 'It is forged' });
        expect([command.status, command.body.error.code]).toEqual([
          409,
          'history-invalid',
        ]);
        expect((await ask(OTHER, sound.commit)).allowed).toBe(true);
        await gate.stop();
      },
    );

    /** A release that was approved, then ticked on, and the backend has stopped since. */
    const approved = async () => {
      const knex = await databases.init(databaseId);
      const before = await startReleaseGate({ knex, isIdle: true });
      const release = await decide(
        before,
        await requestApproval(before),
        'approved',
      );
      await before.stop();
      return { knex, release };
    };

    const answerOf = async (
      knex: Knex,
      { id, entityRef, commit }: ReleaseJson,
    ) => {
      const gate = await startReleaseGate({ knex, isIdle: true });
      const { body } = await gate.pipeline.get(
        `/gate?entityRef=${entityRef}&environment=production&commit=${commit}`,
      );
      const events = await gate.user('engineer').get(`/releases/${id}/events`);
      await gate.stop();
      return { ...body, broken: events.body.broken?.reason };
    };

    /** What gate and events say together of a release whose history has a flaw. */
    const flawed = (reason: string) => ({
      allowed: false,
      reasons: [
        {
          code: 'history-invalid',
          message: expect.stringContaining(reason),
        },
      ],
      broken: reason,
    });

    it('a stream that was rewritten in step is not as its entity was told', async () => {
      const { knex, release } = await approved();
      await forgeStream(
        knex,
        `release:${release.id}`,
        inData('decision-made', data => ({
          ...data,
          statement: 'Something that nobody ever said',
        })),
      );
      expect(await answerOf(knex, release)).toMatchObject(
        flawed('not-as-the-entity-says'),
      );
    });

    it('a rejection whose end was cut off opens nothing', async () => {
      const knex = await databases.init(databaseId);
      const before = await startReleaseGate({ knex, isIdle: true });
      const release = await decide(
        before,
        await requestApproval(before),
        'rejected',
      );
      await before.stop();
      const streamId = `release:${release.id}`;
      await forgeStream(knex, streamId, event => event);
      await knex('events')
        .where('stream_id', streamId)
        .where('type', 'decision-made')
        .delete();
      await knex('events')
        .where('stream_id', streamId)
        .where('sequence', '>', release.revision - 1)
        .delete();
      expect(await answerOf(knex, release)).toMatchObject(
        flawed('head-missing'),
      );
    });

    it('a rewriting that changes nothing is no forgery', async () => {
      const { knex, release } = await approved();
      await forgeStream(knex, `release:${release.id}`, event => event);
      expect((await answerOf(knex, release)).allowed).toBe(true);
    });
  },
);
