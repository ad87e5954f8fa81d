import { z } from 'zod/v4';
import type {
  CommitId,
  EnvironmentName,
  ReleaseId,
} from '../../domain/model/names';
import type { Dossier, WordOnly } from '../../domain/overview/dossier';
import type { Setback } from '../../domain/overview/setbacks';
import type { FieldDifference } from '../../domain/request/fieldDifferences';
import type {
  ItemDifference,
  RequestDifference,
} from '../../domain/request/requestDifference';
import { requestedItem } from './approvalSnapshot';
import { deploymentStatus, runningJson } from './deployments';
import { exactly, instant, listOf, named, oneOf, provenName } from './exactly';
import { dutyJson } from './summary';

/** What an approver has to know of a release besides its request, as of now. @public */
export interface DossierJson extends Dossier {
  /** Where what has changed since the version in production can be looked at. */
  readonly compareUrl?: string;
  /** The users who may decide on it; missing where the catalog cannot say. */
  readonly deciders?: readonly string[];
}

const setback = exactly<Setback>({
  kind: oneOf<Setback['kind']>({
    rejection: true,
    rollback: true,
    violation: true,
  }),
  at: instant,
  by: z.string().optional(),
  message: z.string(),
  releaseId: provenName<ReleaseId>().optional(),
  version: z.string().optional(),
});

const wordOnly = exactly<WordOnly>({
  environment: provenName<EnvironmentName>(),
  status: deploymentStatus,
  commit: provenName<CommitId>(),
  at: instant,
  by: z.string(),
});

const fieldDifference = exactly<FieldDifference>({
  field: oneOf<FieldDifference['field']>({
    version: true,
    commit: true,
    what: true,
    why: true,
    'testing-results': true,
    'release-note': true,
    routine: true,
    tickets: true,
    baseline: true,
    'staging-deployment': true,
    owner: true,
    workflow: true,
  }),
  before: z.string(),
  after: z.string(),
});

const itemDifference = exactly<ItemDifference>({
  itemId: z.string(),
  title: z.string(),
  before: requestedItem.optional(),
  after: requestedItem.optional(),
});

const difference = exactly<RequestDifference>({
  with: exactly<RequestDifference['with']>({
    number: z.int(),
    outcome: oneOf<RequestDifference['with']['outcome']>({
      approved: true,
      rejected: true,
      voided: true,
      revoked: true,
      expired: true,
    }),
    endedAt: z.string(),
    decidedBy: z.string().optional(),
    statement: z.string().optional(),
    noteVersion: z.int(),
  }),
  fields: listOf(fieldDifference),
  items: listOf(itemDifference),
});

export const dossierJson = named(
  'Dossier',
  exactly<DossierJson>({
    inProduction: runningJson.optional(),
    openDuties: listOf(dutyJson),
    setbacks: listOf(setback),
    wordOnly: listOf(wordOnly),
    difference: difference.optional(),
    compareUrl: z.string().optional(),
    deciders: listOf(z.string()).optional(),
  }),
);
