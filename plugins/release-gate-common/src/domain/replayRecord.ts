import type { EnvironmentName } from './model/names';
import { workflowDigest } from './approval/digests';
import { emptyEntityRecord } from './entity/emptyEntityRecord';
import { evolveEntity } from './evolveEntity';
import { evolve } from './evolve';
import {
  type ExplainedAnswer,
  explainGate,
  releaseForGate,
  rollingBackForGate,
} from './gate/askGate';
import {
  DECISION_RECORD_SCHEMA,
  type DecisionRecord,
} from './model/decisionRecord';
import type { EntityRecord } from './model/entity';
import type { EntityEvent, ReleaseEvent } from './model/events/event';
import type { Policy } from './model/policy';
import { policyDigest } from './model/policyDigest';
import type { Release } from './model/release';

/**
 * The events of an entity and of its releases, by id, oldest first. The caller
 * has verified their chains, and says so where one is not whole.
 *
 * @public
 */
export type RecordedHistory =
  | {
      readonly whole: true;
      readonly entity: readonly EntityEvent[];
      readonly releases: Readonly<Record<string, readonly ReleaseEvent[]>>;
    }
  | { readonly whole: false };

/**
 * Why a record cannot be answered again.
 *
 * @public
 */
export type ReplayProblem =
  | 'other-schema'
  | 'other-policy'
  | 'other-workflow'
  | 'history-too-short';

function releaseAt(
  events: readonly ReleaseEvent[],
  revision: number,
): Release | undefined {
  const release = events
    .filter(({ sequence }) => sequence <= revision)
    .reduce<Release | undefined>(evolve, undefined);
  return release?.revision === revision ? release : undefined;
}

/** Where a rollback leads is settled when it begins, so that all of its history tells. */
function rollingBackAt(
  entity: EntityRecord,
  history: RecordedHistory,
  environment: EnvironmentName,
): Release | undefined {
  const id = rollingBackForGate(entity, environment);
  return id !== undefined && history.whole
    ? history.releases[id]?.reduce<Release | undefined>(evolve, undefined)
    : undefined;
}

/**
 * Answers the question of a record again, from the history and the policy
 * alone. Where the record is true, the answer and its conditions are the same.
 *
 * @public
 */
export function replayRecord(
  record: DecisionRecord,
  history: RecordedHistory,
  policy: Policy,
): ExplainedAnswer | { readonly problem: ReplayProblem } {
  if (record.schema !== DECISION_RECORD_SCHEMA) {
    return { problem: 'other-schema' };
  }
  if (policyDigest(policy) !== record.policyDigest) {
    return { problem: 'other-policy' };
  }
  const entity = (history.whole ? history.entity : [])
    .filter(({ sequence }) => sequence <= record.entitySequence)
    .reduce(evolveEntity, emptyEntityRecord(record.entityRef));
  if (history.whole && entity.sequence !== record.entitySequence) {
    return { problem: 'history-too-short' };
  }
  const { environment, commit } = record;
  const id = releaseForGate(entity, { environment, commit, policy });
  const revision = id === record.releaseId ? record.releaseRevision : undefined;
  const release =
    history.whole && id !== undefined && revision !== undefined
      ? releaseAt(history.releases[id] ?? [], revision)
      : undefined;
  if (history.whole && revision !== undefined && !release) {
    return { problem: 'history-too-short' };
  }
  if (release && workflowDigest(release.workflow) !== record.workflowDigest) {
    return { problem: 'other-workflow' };
  }
  const { owner, entityKnown } = record.facts;
  const rollingBack = rollingBackAt(entity, history, environment);
  return explainGate({
    environment,
    commit,
    now: record.at,
    policy,
    entity,
    ...(release && { release }),
    ...(rollingBack && { rollingBack }),
    ...(owner !== 'unknown' && { owner }),
    entityKnown,
    historyValid: history.whole,
  });
}
