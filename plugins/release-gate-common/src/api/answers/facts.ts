import { z } from 'zod/v4';
import type { CommitId } from '../../domain/model/names';
import type { CheckStatus } from '../../domain/model/findings';
import type { EvidenceSource } from '../../domain/model/item';
import type { VersionAndCommit } from '../../domain/model/names';
import type { Changes } from '../../domain/model/release';
import type { AffectedUsers } from '../../domain/model/releaseEnd';
import type { TicketRef } from '../../domain/model/ticket';
import type {
  DocumentKind,
  ItemKind,
  ItemPart,
} from '../../domain/model/workflow';
import { exactly, instant, named, oneOf, provenName } from './exactly';

/*
 * Facts of the core that several answers carry as they are.
 */

export const changes = named(
  'Changes',
  exactly<Changes>({ what: z.string(), why: z.string() }),
);

export const ticketRef = named(
  'TicketRef',
  exactly<TicketRef>({
    tracker: z.string(),
    id: z.string(),
  }),
);

export const baseline = exactly<
  VersionAndCommit & { readonly stated: boolean }
>({ version: z.string(), commit: provenName<CommitId>(), stated: z.boolean() });

export const affectedUsers = exactly<AffectedUsers>({
  who: z.string(),
  howMany: z.string().optional(),
  since: instant.optional(),
});

export const evidenceSource = oneOf<EvidenceSource>({
  person: true,
  check: true,
  deployment: true,
  document: true,
  tracker: true,
});

export const checkStatus = oneOf<CheckStatus>({
  passing: true,
  failing: true,
  pending: true,
  unavailable: true,
});

export const itemKind = oneOf<ItemKind>({
  manual: true,
  check: true,
  deployment: true,
  monitoring: true,
  document: true,
  'time-entry': true,
  tickets: true,
  automatic: true,
});

export const itemPart = exactly<ItemPart>({
  id: z.string(),
  title: z.string(),
});

export const documentKind = oneOf<DocumentKind>({
  'release-note': true,
  'incident-report': true,
});
