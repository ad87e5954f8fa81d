import { z } from 'zod/v4';
import type {
  CommitId,
  EntityRef,
  EnvironmentName,
  ReleaseId,
} from '../../domain/model/names';
import type {
  ApprovalRequestSnapshot,
  RequestedEvidence,
  RequestedItem,
} from '../../domain/model/approvalRequest';
import { deploymentSource } from './deployments';
import { exactly, instant, listOf, named, provenName } from './exactly';
import { baseline, evidenceSource, ticketRef } from './facts';
import { itemState } from './items';

const requestedEvidence = named(
  'RequestedEvidence',
  exactly<RequestedEvidence>({
    by: z.string(),
    at: instant,
    source: evidenceSource,
    note: z.string().optional(),
    url: z.string().optional(),
    overridden: z.string().optional(),
  }),
);

export const requestedItem = named(
  'RequestedItem',
  exactly<RequestedItem>({
    id: z.string(),
    stage: z.string(),
    state: itemState,
    evidence: requestedEvidence.optional(),
    parts: listOf(
      exactly<NonNullable<RequestedItem['parts']>[number]>({
        id: z.string(),
        evidence: requestedEvidence,
      }),
    ).optional(),
  }),
);

/** What an approver was asked to decide on, as it was frozen. */
export const approvalSnapshot = named(
  'ApprovalRequestSnapshot',
  exactly<ApprovalRequestSnapshot>({
    number: z.int(),
    id: z.string(),
    requestedBy: z.string(),
    requestedAt: instant,
    releaseId: provenName<ReleaseId>(),
    entityRef: provenName<EntityRef>(),
    owner: z.string(),
    version: z.string(),
    commit: provenName<CommitId>(),
    environment: provenName<EnvironmentName>(),
    attempt: z.int(),
    workflow: exactly<ApprovalRequestSnapshot['workflow']>({
      name: z.string(),
      version: z.string(),
      digest: z.string(),
    }),
    routine: z.boolean(),
    what: z.string(),
    why: z.string(),
    testingResults: z.string(),
    releaseNote: exactly<ApprovalRequestSnapshot['releaseNote']>({
      version: z.int(),
      title: z.string(),
      markdown: z.string(),
      sha256: z.string(),
    }),
    baseline: baseline.nullable(),
    tickets: listOf(ticketRef),
    stagingDeployment: exactly<
      NonNullable<ApprovalRequestSnapshot['stagingDeployment']>
    >({
      deploymentId: z.string(),
      environment: provenName<EnvironmentName>(),
      at: instant,
      source: deploymentSource,
      url: z.string().optional(),
    }).nullable(),
    items: listOf(requestedItem),
  }),
);
