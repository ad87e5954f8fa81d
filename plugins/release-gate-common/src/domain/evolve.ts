import { targetId } from './checks';
import type { ReleaseEvent, ReleaseEventType, TicketRef } from './events';
import { deploymentItemId, phaseOf, revertItemId } from './phase';
import type {
  Approval,
  Completion,
  ItemProgress,
  RecordedDeployment,
  Release,
} from './release';
import type { LinkedTicket } from './tickets';
import type { TimeEntry, TimeProof } from './timeEntries';

/**
 * Events that are not work on the release: who causes only these may still
 * decide on it.
 */
const NOT_WORK: ReadonlySet<ReleaseEventType> = new Set<ReleaseEventType>([
  'decision-made',
  'approval-revoked',
  'rollback-started',
  'users-affected-changed',
  'violation-answered',
  'gate-denied',
]);

function start(
  event: ReleaseEvent & { readonly type: 'release-started' },
): Release {
  const { releaseId, ...data } = event.data;
  return {
    ...data,
    id: releaseId,
    createdBy: event.actor.ref,
    createdAt: event.at,
    updatedAt: event.at,
    revision: 1,
    sequence: event.sequence,
    phaseSince: event.at,
    items: {},
    checks: {},
    probes: {},
    requestCount: 0,
    approval: { status: 'none' },
    pastApprovals: [],
    deployments: [],
    documents: [],
    violations: [],
    timeEntries: [],
    contributors: event.actor.type === 'user' ? [event.actor.ref] : [],
    deniedFor: [],
  };
}

function completing(
  progress: ItemProgress | undefined,
  part: string | undefined,
  completion: Completion,
): ItemProgress {
  const before = progress ?? { parts: {} };
  return part === undefined
    ? { ...before, completion }
    : { ...before, parts: { ...before.parts, [part]: completion } };
}

function without<T>(
  record: Readonly<Record<string, T>>,
  keys: readonly string[],
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(record).filter(([key]) => !keys.includes(key)),
  );
}

function reopened(
  items: Release['items'],
  {
    itemIds,
    part,
  }: { readonly itemIds: readonly string[]; readonly part?: string },
): Release['items'] {
  if (part === undefined) {
    return without(items, itemIds);
  }
  const [itemId] = itemIds;
  const progress = items[itemId];
  return progress
    ? {
        ...items,
        [itemId]: { ...progress, parts: without(progress.parts, [part]) },
      }
    : items;
}

/** What a production report under an approval does to that approval. */
function underApproval(
  approval: Approval,
  deployment: RecordedDeployment,
): Approval {
  if (!('decision' in approval) || approval.decision === undefined) {
    return approval;
  }
  const { request, decision } = approval;
  return {
    status: 'approved',
    request,
    decision,
    productionBegunAt:
      (approval.status === 'approved' && approval.productionBegunAt) ||
      deployment.at,
    ...(deployment.status === 'succeeded' && {
      usedBy: deployment.deploymentId,
    }),
  };
}

function recordDeployment(
  release: Release,
  deployment: RecordedDeployment,
): Release {
  const next = {
    ...release,
    deployments: [...release.deployments, deployment],
  };
  const completion: Completion = {
    override: false,
    evidence: {
      by: deployment.by,
      at: deployment.at,
      source: 'deployment',
      ...(deployment.url && { url: deployment.url }),
    },
  };
  const complete = (itemId: string): Release['items'] => ({
    ...release.items,
    [itemId]: completing(release.items[itemId], undefined, completion),
  });
  if (deployment.coverage === 'approval') {
    return {
      ...next,
      approval: underApproval(release.approval, deployment),
      ...(deployment.status === 'succeeded' && {
        items: complete(deploymentItemId(release, 'production')),
      }),
    };
  }
  if (deployment.coverage === 'rollback' && deployment.status === 'succeeded') {
    return { ...next, items: complete(revertItemId(release)) };
  }
  return next;
}

function withEntry(
  release: Release,
  entryId: string,
  change: (entry: TimeEntry) => TimeEntry,
): Release {
  return {
    ...release,
    timeEntries: release.timeEntries.map(entry =>
      entry.id === entryId ? change(entry) : entry,
    ),
  };
}

/** An entry that the tracker took is a proof itself. */
function proofOf(
  { timeEntries }: Release,
  entryId: string,
  at: string,
): TimeProof | undefined {
  const entry = timeEntries.find(({ id }) => id === entryId);
  return (
    entry && {
      found: true,
      tracker: entry.tracker,
      message: `Logged for ${entry.person}`,
      at,
    }
  );
}

/** The release after one more event, apart from its bookkeeping. */
function withTicket(
  release: Release,
  { tracker, id }: TicketRef,
  change: (ticket: LinkedTicket) => LinkedTicket,
): Release {
  return {
    ...release,
    tickets: release.tickets.map(ticket =>
      ticket.tracker === tracker && ticket.id === id ? change(ticket) : ticket,
    ),
  };
}

function apply(release: Release, event: ReleaseEvent): Release {
  const by = event.actor.ref;
  const at = event.at;
  switch (event.type) {
    case 'release-started':
      throw new Error(`Release ${release.id} was started twice`);
    case 'release-amended':
      return {
        ...release,
        ...event.data,
        // What was said of another commit says nothing of this one.
        ...(event.data.commit !== undefined && { checks: {} }),
      };
    case 'users-affected-changed':
      return release.rollback
        ? {
            ...release,
            rollback: {
              ...release.rollback,
              usersAffected: event.data.usersAffected,
            },
          }
        : release;
    case 'owner-changed':
      return { ...release, owner: event.data.owner };
    case 'ticket-linked':
      return { ...release, tickets: [...release.tickets, event.data] };
    case 'ticket-unlinked':
      return {
        ...release,
        tickets: release.tickets.filter(
          ({ tracker, id }) =>
            tracker !== event.data.tracker || id !== event.data.id,
        ),
      };
    case 'ticket-close-requested':
      return withTicket(release, event.data, ticket => ({
        ...ticket,
        closing: { state: 'pending' },
      }));
    case 'ticket-close-failed': {
      const { message } = event.data;
      return withTicket(release, event.data, ticket => ({
        ...ticket,
        closing: { state: 'failed', message },
      }));
    }
    case 'ticket-observed': {
      const { tracker, id, finding } = event.data;
      return withTicket(release, event.data, ({ closing }) => ({
        tracker,
        id,
        ...(finding
          ? { seen: { ...finding, at } }
          : { missing: true as const }),
        ...(closing && finding?.closed === false && { closing }),
      }));
    }
    case 'item-completed': {
      const { itemId, part, note, url, source, override } = event.data;
      const completion: Completion = {
        override: override === true,
        evidence: {
          by: event.data.by ?? by,
          at: event.data.since ?? at,
          source,
          ...(note !== undefined && { note }),
          ...(url !== undefined && { url }),
        },
      };
      return {
        ...release,
        items: {
          ...release.items,
          [itemId]: completing(release.items[itemId], part, completion),
        },
      };
    }
    case 'items-reopened':
      return { ...release, items: reopened(release.items, event.data) };
    case 'check-recorded': {
      const { itemId, part, provider, ...finding } = event.data;
      const target = targetId({ itemId, part });
      const latest = { ...finding, at };
      const isDefinite =
        finding.status === 'passing' || finding.status === 'failing';
      const result = isDefinite ? latest : release.checks[target]?.result;
      return {
        ...release,
        checks: {
          ...release.checks,
          [target]: { provider, latest, ...(result && { result }) },
        },
      };
    }
    case 'probe-recorded': {
      const { probe, ...finding } = event.data;
      const failedAt =
        release.probes[probe]?.failedAt ??
        (finding.status === 'failing' ? at : undefined);
      return {
        ...release,
        probes: {
          ...release.probes,
          [probe]: {
            latest: { ...finding, at },
            ...(failedAt && { failedAt }),
          },
        },
      };
    }
    case 'time-entry-added': {
      const { entryId, ...data } = event.data;
      return {
        ...release,
        timeEntries: [
          ...release.timeEntries,
          { ...data, id: entryId, state: 'pending', person: by },
        ],
      };
    }
    case 'time-entry-retried':
      return withEntry(
        release,
        event.data.entryId,
        ({ message, ...entry }) => ({
          ...entry,
          state: 'pending',
        }),
      );
    case 'time-entry-logged': {
      const { entryId, trackerId, url } = event.data;
      return withEntry(
        {
          ...release,
          timeProof: proofOf(release, entryId, at),
        },
        entryId,
        ({ message, ...entry }) => ({
          ...entry,
          state: 'logged',
          trackerId,
          ...(url !== undefined && { url }),
        }),
      );
    }
    case 'time-entry-failed':
      return withEntry(release, event.data.entryId, entry => ({
        ...entry,
        state: 'failed',
        message: event.data.message,
      }));
    case 'time-proof-recorded':
      return { ...release, timeProof: { ...event.data, at } };
    case 'document-attached':
      return {
        ...release,
        documents: [
          ...release.documents,
          { ...event.data, attachedBy: by, attachedAt: at },
        ],
      };
    case 'document-delivered': {
      const { kind, version, to, late, differsFromApproved } = event.data;
      return {
        ...release,
        documents: release.documents.map(document =>
          document.kind === kind && document.version === version
            ? {
                ...document,
                delivered: { by, at, to, late, differsFromApproved },
              }
            : document,
        ),
      };
    }
    case 'approval-requested': {
      const { request, digest, expiresAt, entitySequence } = event.data;
      const { approval: past } = release;
      return {
        ...release,
        ...(past.status !== 'none' &&
          past.status !== 'requested' && {
            pastApprovals: [...release.pastApprovals, past],
          }),
        requestCount: request.number,
        changes: { what: request.what, why: request.why },
        approval: {
          status: 'requested',
          request: { snapshot: request, digest, expiresAt, entitySequence },
        },
      };
    }
    case 'decision-made': {
      const { approval } = release;
      if (approval.status === 'none') {
        throw new Error(`Release ${release.id} has a decision on no request`);
      }
      const { decision, statement, approverVia, validUntil } = event.data;
      return {
        ...release,
        approval: {
          status: decision,
          request: approval.request,
          decision: {
            decision,
            statement,
            decidedBy: by,
            decidedAt: at,
            approverVia,
            ...(validUntil && { validUntil }),
          },
        },
      };
    }
    case 'approval-revoked':
    case 'approval-voided':
    case 'expired':
      return { ...release, approval: ended(release.approval, event) };
    case 'deployment-recorded':
      return recordDeployment(release, { ...event.data, at, by });
    case 'violation-recorded':
      return {
        ...release,
        violations: [...release.violations, { ...event.data, at }],
      };
    case 'violation-answered':
      return {
        ...release,
        violations: release.violations.map(violation =>
          violation.violationId === event.data.violationId
            ? {
                ...violation,
                answer: { by, at, statement: event.data.statement },
              }
            : violation,
        ),
      };
    case 'rollback-started':
      return {
        ...release,
        rollback: { ...event.data, startedBy: by, startedAt: at },
      };
    case 'approvers-notified': {
      const item = release.workflow.stages
        .flatMap(({ items }) => items)
        .find(
          candidate =>
            candidate.kind === 'automatic' &&
            candidate.follows === 'notification',
        );
      return item
        ? {
            ...release,
            items: {
              ...release.items,
              [item.id]: {
                parts: {},
                completion: {
                  override: false,
                  evidence: { by, at, source: 'check' },
                },
              },
            },
          }
        : release;
    }
    case 'release-cancelled':
      return { ...release, cancelled: { by, reason: event.data.reason } };
    case 're-entered':
      return { ...release, nextAttemptId: event.data.nextAttemptId };
    case 'gate-denied':
      return {
        ...release,
        deniedFor: [
          ...release.deniedFor,
          deniedKey(event.data.environment, event.data.reasons),
        ],
      };
    default:
      throw new Error(
        `Unknown release event '${
          (event satisfies never as ReleaseEvent).type
        }'`,
      );
  }
}

function ended(
  approval: Approval,
  event: ReleaseEvent & {
    readonly type: 'approval-revoked' | 'approval-voided' | 'expired';
  },
): Approval {
  if (approval.status !== 'requested' && approval.status !== 'approved') {
    return approval;
  }
  const base = {
    request: approval.request,
    ...(approval.status === 'approved' && { decision: approval.decision }),
    endedAt: event.at,
  };
  switch (event.type) {
    case 'approval-revoked':
      return { ...base, status: 'revoked', reason: event.data.statement };
    case 'approval-voided':
      return { ...base, status: 'voided', reason: event.data.cause };
    case 'expired':
      return { ...base, status: 'expired', reason: event.data.expiredAt };
    default:
      return event satisfies never;
  }
}

/** How a set of denials is told apart from another. */
export function deniedKey(
  environment: string,
  reasons: readonly string[],
): string {
  return `${environment.toLowerCase()}:${reasons.join(',')}`;
}

/**
 * The release after one more event of its stream; the first one must be its
 * start. Never refuses; an event type that it does not know throws, so that an
 * old instance cannot overlook a new fact.
 *
 * @public
 */
export function evolve(
  release: Release | undefined,
  event: ReleaseEvent,
): Release {
  if (!release) {
    if (event.type !== 'release-started') {
      throw new Error(`A release cannot begin with '${event.type}'`);
    }
    return start(event);
  }
  const next = apply(release, event);
  if (event.type === 'gate-denied') {
    return { ...next, sequence: event.sequence };
  }
  const isWork =
    event.actor.type === 'user' &&
    !NOT_WORK.has(event.type) &&
    !next.contributors.includes(event.actor.ref);
  return {
    ...next,
    contributors: isWork
      ? [...next.contributors, event.actor.ref]
      : next.contributors,
    sequence: event.sequence,
    revision: event.sequence,
    updatedAt: event.at,
    phaseSince:
      phaseOf(next) === phaseOf(release) ? release.phaseSince : event.at,
  };
}
