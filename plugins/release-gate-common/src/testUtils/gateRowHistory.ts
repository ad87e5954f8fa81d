import { emptyEntityRecord } from '../domain/entity/emptyEntityRecord';
import { evolveEntity } from '../domain/evolveEntity';
import { evolve } from '../domain/evolve';
import { releaseForGate } from '../domain/gate/askGate';
import type { GateQuestion } from '../domain/gate/question';
import type { Actor } from '../domain/model/actor';
import type {
  EntityRecord,
  RollbackTarget,
  Standing,
} from '../domain/model/entity';
import type { EntityEventBody } from '../domain/model/events/entity';
import type {
  EntityEvent,
  ReleaseEvent,
  ReleaseEventBody,
} from '../domain/model/events/event';
import { after } from '../domain/model/instants';
import type {
  EnvironmentName,
  ReleaseId,
  CommitId,
} from '../domain/model/names';
import type { Release } from '../domain/model/release';
import type { GateRow, OwnRelease } from './gateRows';
import {
  environmentNamed,
  DAY,
  ENTITY,
  START,
  commitOf,
  policy,
} from './simulation';
import { twoItemWorkflow } from './twoItemWorkflow';

/*
 * The rows of the truth table as histories. They are written event by event,
 * without asking the code that decides, so that every combination occurs. Long
 * because every value of every column has its own events.
 */

const OWN_ID = '01J00000000000000000000001' as ReleaseId;
const OTHER_ID = '01J00000000000000000000002' as ReleaseId;
const COMMIT = commitOf('a');
/** When the gate is asked; a request or an approval that runs out has done so. */
const NOW = after(START, DAY);

const OWNER = 'group:default/portal-team';

/** The environment that the release is for has a second one of its tier. */
const twoProductions = {
  ...policy,
  environments: [
    ...policy.environments,
    { name: environmentNamed('production-eu'), tier: 'production' as const },
  ],
};

const person: Actor = { type: 'user', ref: 'user:default/director' };

function placed<T extends EntityEventBody | ReleaseEventBody>(
  bodies: readonly T[],
) {
  return bodies.map((body, index) => ({
    ...body,
    sequence: index + 1,
    at: START,
    actor: person,
  }));
}

function deployment(
  commit: CommitId,
  coverage: 'approval' | 'rollback' | 'none',
  environment: EnvironmentName,
) {
  return {
    type: 'deployment-recorded' as const,
    data: {
      deploymentId: '01J00000000000000000000009',
      environment,
      tier: 'production' as const,
      commit,
      status: 'succeeded' as const,
      flags: [],
      coverage,
      source: 'pipeline' as const,
    },
  };
}

function completed(itemId: string): ReleaseEventBody {
  return { type: 'item-completed', data: { itemId, source: 'person' } };
}

function approvalEvents({
  approval,
  isFor,
}: OwnRelease): readonly ReleaseEventBody[] {
  if (approval === 'never requested') {
    return [];
  }
  const until = approval.endsWith('run out') ? after(START, 1) : after(NOW, 1);
  const digest = '0'.repeat(64);
  const requested: ReleaseEventBody = {
    type: 'approval-requested',
    data: {
      digest,
      expiresAt: until,
      entitySequence: 0,
      request: {
        number: 1,
        id: '01J00000000000000000000003',
        requestedBy: 'user:default/engineer',
        requestedAt: START,
        releaseId: OWN_ID,
        entityRef: ENTITY,
        owner: OWNER,
        version: '2.4.0',
        commit: COMMIT,
        environment: environmentNamed(isFor),
        attempt: 1,
        workflow: { name: 'two-items', version: '1', digest },
        routine: false,
        what: 'What',
        why: 'Why',
        testingResults: 'Green',
        releaseNote: { version: 1, title: 'N', markdown: 'N', sha256: digest },
        baseline: null,
        tickets: [],
        stagingDeployment: null,
        items: [],
      },
    },
  };
  const decided = (decision: 'approved' | 'rejected'): ReleaseEventBody => ({
    type: 'decision-made',
    data: {
      requestNumber: 1,
      digest,
      decision,
      statement: 'I have read it and decided so.',
      approverVia: [person.ref],
      ...(decision === 'approved' && { validUntil: until }),
    },
  });
  switch (approval) {
    case 'requested':
    case 'requested, run out':
      return [requested];
    case 'approved':
    case 'approved, run out':
      return [requested, decided('approved')];
    case 'approved and used':
      return [
        requested,
        decided('approved'),
        deployment(COMMIT, 'approval', environmentNamed(isFor)),
      ];
    case 'rejected':
      return [requested, decided('rejected')];
    case 'voided':
      return [
        requested,
        {
          type: 'approval-voided',
          data: { requestNumber: 1, cause: 'tickets-changed' },
        },
      ];
    case 'revoked':
      return [
        requested,
        decided('approved'),
        {
          type: 'approval-revoked',
          data: {
            requestNumber: 1,
            statement: 'I was wrong about it.',
            approverVia: [person.ref],
          },
        },
      ];
    case 'expired':
      return [
        requested,
        {
          type: 'expired',
          data: { requestNumber: 1, what: 'request', expiredAt: START },
        },
      ];
    default:
      return approval satisfies never;
  }
}

function endEvents({ end, isFor }: OwnRelease): readonly ReleaseEventBody[] {
  const rollback = (restoredCommit?: CommitId): ReleaseEventBody => ({
    type: 'rollback-started',
    data: {
      reason: 'Refunds are doubled',
      restoredVersion: '2.3.0',
      usersAffected: false,
      ...(restoredCommit && { restoredCommit }),
    },
  });
  switch (end) {
    case 'going on':
      return [];
    case 'cancelled':
      return [{ type: 'release-cancelled', data: { reason: 'No need' } }];
    case 'rolling back':
      return [rollback(commitOf('9'))];
    case 'rolling back, nobody knows where to':
      return [rollback()];
    case 'rolled back':
      return [
        rollback(commitOf('9')),
        deployment(commitOf('9'), 'rollback', environmentNamed(isFor)),
      ];
    default:
      return end satisfies never;
  }
}

function releaseEvents(own: OwnRelease): readonly ReleaseEvent[] {
  return placed<ReleaseEventBody>([
    {
      type: 'release-started',
      data: {
        releaseId: OWN_ID,
        entityRef: ENTITY,
        owner: OWNER,
        version: '2.4.0',
        commit: COMMIT,
        title: 'Refunds',
        environment: environmentNamed(own.isFor),
        routine: false,
        tickets: [],
        attempt: 1,
        workflow: twoItemWorkflow,
      },
    },
    ...(own.preDeployment === 'complete' ? [completed('tests-passing')] : []),
    ...(own.staging === 'complete' ? [completed('deployed-to-staging')] : []),
    ...approvalEvents(own),
    ...endEvents(own),
  ]);
}

function ownStanding({ end, approval }: OwnRelease): {
  readonly standing: Standing;
  readonly rollbackTarget?: RollbackTarget;
} {
  switch (end) {
    case 'going on':
      return {
        standing: approval === 'approved and used' ? 'in-production' : 'open',
      };
    case 'cancelled':
      return { standing: 'cancelled' };
    case 'rolling back':
      return {
        standing: 'rolling-back',
        rollbackTarget: {
          version: '2.3.0',
          commit: commitOf('9'),
          requestNumber: 1,
        },
      };
    case 'rolling back, nobody knows where to':
      return { standing: 'rolling-back' };
    case 'rolled back':
      return { standing: 'rolled-back' };
    default:
      return end satisfies never;
  }
}

function otherStanding(other: Exclude<GateRow['other'], 'none'>): {
  readonly standing: Standing;
  readonly environment?: EnvironmentName;
  readonly rollbackTarget?: RollbackTarget;
} {
  const standing = 'rolling-back';
  const requestNumber = 1;
  const toCommit = { version: '2.4.0', commit: COMMIT, requestNumber };
  switch (other) {
    case 'open':
    case 'completed':
      return { standing: other };
    case 'in production':
      return { standing: 'in-production' };
    case 'rolling back to the commit':
      return { standing, rollbackTarget: toCommit };
    case 'rolling back to another commit':
      return {
        standing,
        rollbackTarget: {
          version: '2.2.0',
          commit: commitOf('c'),
          requestNumber,
        },
      };
    case 'rolling back, nobody knows where to':
      return { standing };
    case 'rolling back to the commit elsewhere':
      return {
        standing,
        environment: environmentNamed('production-eu'),
        rollbackTarget: toCommit,
      };
    default:
      return other satisfies never;
  }
}

function entityEvents(row: GateRow): readonly EntityEvent[] {
  const { own, other } = row;
  const moved = { environment: environmentNamed('production'), attempt: 1 };
  return placed<EntityEventBody>([
    ...(other === 'none'
      ? []
      : [
          {
            type: 'release-moved' as const,
            data: {
              ...moved,
              releaseId: OTHER_ID,
              version: '2.5.0',
              commit: commitOf('b'),
              ...otherStanding(other),
            },
          },
        ]),
    ...(own
      ? [
          {
            type: 'release-moved' as const,
            data: {
              ...moved,
              environment: environmentNamed(own.isFor),
              releaseId: OWN_ID,
              version: '2.4.0',
              commit: COMMIT,
              ...ownStanding(own),
            },
          },
        ]
      : []),
    ...(row.isBaselineChanged
      ? [
          deployment(
            commitOf('e'),
            'none',
            environmentNamed(own?.isFor ?? 'production'),
          ),
        ]
      : []),
  ]);
}

const folded = new WeakMap<
  OwnRelease,
  { readonly events: readonly ReleaseEvent[]; readonly release?: Release }
>();

/** The own release with its events. Many rows share it. */
function releaseOf(own: OwnRelease) {
  const known = folded.get(own);
  if (known) {
    return known;
  }
  const events = releaseEvents(own);
  const release = events.reduce<Release | undefined>(evolve, undefined);
  const made = { events, ...(release && { release }) };
  folded.set(own, made);
  return made;
}

const foldedEntities = new Map<
  string,
  { readonly events: readonly EntityEvent[]; readonly record: EntityRecord }
>();

/** The entity with its events. Many rows share it. */
function entityOf(row: GateRow) {
  const { own, other, isBaselineChanged } = row;
  const key = [
    other,
    isBaselineChanged,
    own?.isFor,
    own?.end,
    own?.approval === 'approved and used',
  ].join();
  const known = foldedEntities.get(key);
  if (known) {
    return known;
  }
  const events = entityEvents(row);
  const record = events.reduce(evolveEntity, emptyEntityRecord(ENTITY));
  const made = { events, record };
  foldedEntities.set(key, made);
  return made;
}

/** A row as a question to the gate, with the events that it stands on. */
export function questionOf(row: GateRow): {
  readonly question: GateQuestion;
  readonly events: {
    readonly entity: readonly EntityEvent[];
    readonly releases: Readonly<Record<string, readonly ReleaseEvent[]>>;
  };
} {
  const entity = entityOf(row);
  const own = row.own && releaseOf(row.own);
  const record = row.isHistoryWhole ? entity.record : emptyEntityRecord(ENTITY);
  const to = {
    environment: environmentNamed(row.environment),
    commit: COMMIT,
    policy: twoProductions,
  };
  const isAnswering = releaseForGate(record, to) === own?.release?.id;
  return {
    question: {
      ...to,
      now: NOW,
      entity: record,
      owner: row.isOwnerChanged ? 'group:default/others' : OWNER,
      ...(own?.release &&
        isAnswering &&
        row.isHistoryWhole && { release: own.release }),
      entityKnown: row.isEntityKnown,
      historyValid: row.isHistoryWhole,
    },
    events: {
      entity: entity.events,
      releases: own ? { [OWN_ID]: own.events } : {},
    },
  };
}
