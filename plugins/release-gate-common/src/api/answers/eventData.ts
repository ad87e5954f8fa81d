import { z } from 'zod/v4';
import type {
  CommitId,
  EntityRef,
  EnvironmentName,
  ReleaseId,
} from '../../domain/model/names';
import type { VoidCause } from '../../domain/model/events/approval';
import type {
  ReleaseEventBody,
  ReleaseEventType,
} from '../../domain/model/events/event';
import type { ReopenCause } from '../../domain/model/events/items';
import { verdict } from './approval';
import { approvalSnapshot } from './approvalSnapshot';
import { decisionRecord } from './decisionRecord';
import { deploymentFact } from './deployments';
import { exactly, instant, listOf, oneOf, provenName } from './exactly';
import {
  affectedUsers,
  changes,
  checkStatus,
  documentKind,
  evidenceSource,
  ticketRef,
} from './facts';
import { ticketFinding } from './tickets';
import { workflowDefinition } from './workflowDefinition';

type DataOf<T extends ReleaseEventType> = Extract<
  ReleaseEventBody,
  { type: T }
>['data'];

const finding = {
  status: checkStatus,
  message: z.string(),
  url: z.string().optional(),
  basis: z.string().optional(),
};

/** What each kind of event holds. */
export const eventData: {
  readonly [T in ReleaseEventType]: z.ZodType<DataOf<T>>;
} = {
  'release-started': exactly<DataOf<'release-started'>>({
    releaseId: provenName<ReleaseId>(),
    entityRef: provenName<EntityRef>(),
    owner: z.string(),
    version: z.string(),
    commit: provenName<CommitId>(),
    title: z.string(),
    environment: provenName<EnvironmentName>(),
    routine: z.boolean(),
    changes: changes.optional(),
    tickets: listOf(ticketRef),
    attempt: z.int(),
    previousAttemptId: provenName<ReleaseId>().optional(),
    workflow: workflowDefinition,
  }),
  'release-amended': exactly<DataOf<'release-amended'>>({
    version: z.string().optional(),
    commit: provenName<CommitId>().optional(),
    title: z.string().optional(),
    routine: z.boolean().optional(),
    changes: changes.optional(),
  }),
  'users-affected-changed': exactly<DataOf<'users-affected-changed'>>({
    usersAffected: z.boolean(),
  }),
  'owner-changed': exactly<DataOf<'owner-changed'>>({ owner: z.string() }),
  'ticket-linked': ticketRef,
  'ticket-unlinked': exactly<DataOf<'ticket-unlinked'>>({
    tracker: z.string(),
    id: z.string(),
    reason: z.string(),
  }),
  'ticket-observed': exactly<DataOf<'ticket-observed'>>({
    tracker: z.string(),
    id: z.string(),
    finding: ticketFinding.optional(),
  }),
  'ticket-close-requested': ticketRef,
  'ticket-close-failed': exactly<DataOf<'ticket-close-failed'>>({
    tracker: z.string(),
    id: z.string(),
    message: z.string(),
  }),
  'item-completed': exactly<DataOf<'item-completed'>>({
    itemId: z.string(),
    part: z.string().optional(),
    note: z.string().optional(),
    url: z.string().optional(),
    source: evidenceSource,
    by: z.string().optional(),
    since: instant.optional(),
    override: z.literal(true).optional(),
    asApprover: z.literal(true).optional(),
  }),
  'items-reopened': exactly<DataOf<'items-reopened'>>({
    itemIds: listOf(z.string()),
    part: z.string().optional(),
    cause: oneOf<ReopenCause>({
      person: true,
      'commit-changed': true,
      'another-commit-on-staging': true,
      'ticket-linked': true,
      'check-failing': true,
      'provider-changed': true,
      'time-entry-missing': true,
      'ticket-reopened': true,
      'release-note-changed': true,
    }),
    note: z.string().optional(),
  }),
  'check-recorded': exactly<DataOf<'check-recorded'>>({
    ...finding,
    itemId: z.string(),
    part: z.string().optional(),
    provider: z.string(),
  }),
  'probe-recorded': exactly<DataOf<'probe-recorded'>>({
    ...finding,
    probe: z.string(),
  }),
  'time-entry-added': exactly<DataOf<'time-entry-added'>>({
    entryId: z.string(),
    tracker: z.string(),
    start: instant,
    end: instant,
    description: z.string(),
    billable: z.boolean(),
  }),
  'time-entry-retried': exactly<DataOf<'time-entry-retried'>>({
    entryId: z.string(),
  }),
  'time-entry-logged': exactly<DataOf<'time-entry-logged'>>({
    entryId: z.string(),
    trackerId: z.string(),
    url: z.string().optional(),
  }),
  'time-entry-failed': exactly<DataOf<'time-entry-failed'>>({
    entryId: z.string(),
    message: z.string(),
  }),
  'time-proof-recorded': exactly<DataOf<'time-proof-recorded'>>({
    tracker: z.string(),
    found: z.boolean(),
    message: z.string(),
  }),
  'document-attached': exactly<DataOf<'document-attached'>>({
    kind: documentKind,
    version: z.int(),
    title: z.string(),
    markdown: z.string(),
    sha256: z.string(),
    url: z.string().optional(),
  }),
  'document-delivered': exactly<DataOf<'document-delivered'>>({
    kind: documentKind,
    version: z.int(),
    to: listOf(z.string()),
    late: z.boolean(),
    differsFromApproved: z.boolean(),
  }),
  'approval-requested': exactly<DataOf<'approval-requested'>>({
    request: approvalSnapshot,
    digest: z.string(),
    expiresAt: instant,
    entitySequence: z.int(),
    policyDigest: z.string().optional(),
  }),
  'decision-made': exactly<DataOf<'decision-made'>>({
    requestNumber: z.int(),
    digest: z.string(),
    decision: verdict,
    statement: z.string(),
    approverVia: listOf(z.string()),
    validUntil: instant.optional(),
    rules: z.int().optional(),
  }),
  'approval-revoked': exactly<DataOf<'approval-revoked'>>({
    requestNumber: z.int(),
    statement: z.string(),
    approverVia: listOf(z.string()),
  }),
  'approval-voided': exactly<DataOf<'approval-voided'>>({
    requestNumber: z.int(),
    cause: oneOf<VoidCause>({
      'commit-changed': true,
      'version-changed': true,
      'routine-changed': true,
      'changes-changed': true,
      'tickets-changed': true,
      'item-reopened': true,
      'release-note-changed': true,
      'owner-changed': true,
      'baseline-changed': true,
      'baseline-rolled-back': true,
      'predecessor-duties-open': true,
      'release-cancelled': true,
      superseded: true,
    }),
  }),
  expired: exactly<DataOf<'expired'>>({
    requestNumber: z.int(),
    what: oneOf<DataOf<'expired'>['what']>({ request: true, approval: true }),
    expiredAt: instant,
  }),
  'deployment-recorded': deploymentFact,
  'violation-recorded': exactly<DataOf<'violation-recorded'>>({
    violationId: z.string(),
    code: z.string(),
    message: z.string(),
    deploymentId: z.string(),
  }),
  'violation-answered': exactly<DataOf<'violation-answered'>>({
    violationId: z.string(),
    statement: z.string(),
  }),
  'rollback-started': exactly<DataOf<'rollback-started'>>({
    reason: z.string(),
    restoredVersion: z.string(),
    restoredCommit: z.string().optional(),
    usersAffected: z.boolean(),
    affected: affectedUsers.optional(),
    impact: z.string().optional(),
    dueAt: instant.optional(),
  }),
  'approvers-notified': exactly<DataOf<'approvers-notified'>>({
    about: z.literal('rollback'),
    to: listOf(z.string()),
  }),
  'release-cancelled': exactly<DataOf<'release-cancelled'>>({
    reason: z.string(),
    asApprover: z.literal(true).optional(),
  }),
  're-entered': exactly<DataOf<'re-entered'>>({
    nextAttemptId: provenName<ReleaseId>(),
  }),
  'gate-denied': exactly<DataOf<'gate-denied'>>({
    environment: provenName<EnvironmentName>(),
    commit: provenName<CommitId>(),
    reasons: listOf(z.string()),
    record: decisionRecord.optional(),
  }),
};
