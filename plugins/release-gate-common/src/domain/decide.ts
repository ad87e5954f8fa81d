import { sha256 } from '../canonical/sha256';
import {
  asOf,
  expiring,
  requestDigest,
  requestedItems,
  requestedStagingDeployment,
  voiding,
  workflowDigest,
} from './approval';
import { targetId, targetsOf } from './checks';
import type { ReleaseCommand } from './commands';
import type { Context } from './context';
import { baselineOf, releaseOfCommit, isOpen } from './entityRecord';
import type {
  ApprovalRequestSnapshot,
  ReleaseEventBody,
  VoidCause,
} from './events';
import { deniedKey } from './evolve';
import { after, reached } from './instants';
import {
  documentItem,
  isOverride,
  refuseCompleting,
  refuseReopening,
  requireItem,
} from './itemRules';
import { hasEnded, phaseOf } from './phase';
import {
  closeWindow,
  hasProbeFailed,
  recordCheck,
  recordProbe,
} from './recordFindings';
import { staleTargets } from './staleTargets';
import { closeTicket, noteNotClosed, observeTicket } from './tickets';
import { logTime, proveTime, retryTime, settleTime } from './timeEntries';
import { isStageReached, itemState } from './progress';
import { openPlaces } from './openPlaces';
import { REFUSALS, type Refusal, refusal } from './refusals';
import {
  type Release,
  isFinalDocument,
  latestDocument,
  productionSuccess,
} from './release';
import {
  refuseAffectedChange,
  refuseAmending,
  refuseAttaching,
  refuseCancelling,
  refuseDeciding,
  refuseDelivering,
  refuseLinking,
  refuseRequesting,
  refuseRevoking,
  refuseRollingBack,
  refuseStaleRevision,
  refuseUnlinking,
} from './releaseRules';
import { shortCommit } from './shortCommit';
import { refuseStatement } from './statement';
import { refuseNonOwner, refuseNonDecider } from './authority';
import type { WorkflowItem } from './workflow';

/**
 * What a decision on a command comes to: the events that now hold, or a
 * refusal that changes nothing.
 *
 * @public
 */
export type Decision =
  | { readonly events: readonly ReleaseEventBody[] }
  | { readonly refused: Refusal };

type CommandOf<T extends ReleaseCommand['type']> = Extract<
  ReleaseCommand,
  { type: T }
>;

function no(refused: Refusal): Decision {
  return { refused };
}

function yes(...events: readonly ReleaseEventBody[]): Decision {
  return { events };
}

/** All items that carry a completion: what a changed commit re-opens. */
function touchedItems(release: Release): readonly string[] {
  return release.workflow.stages
    .flatMap(({ items }) => items)
    .filter(({ id }) => release.items[id] !== undefined)
    .map(({ id }) => id);
}

function changedFields(
  release: Release,
  command: CommandOf<'amend'>,
): Extract<ReleaseEventBody, { type: 'release-amended' }>['data'] {
  const { version, commit, title, routine, changes } = command;
  return {
    ...(version !== undefined && version !== release.version && { version }),
    ...(commit !== undefined && commit !== release.commit && { commit }),
    ...(title !== undefined && title !== release.title && { title }),
    ...(routine !== undefined && routine !== release.routine && { routine }),
    ...(changes !== undefined &&
      (changes.what !== release.changes?.what ||
        changes.why !== release.changes?.why) && { changes }),
  };
}

const VOID_CAUSES = {
  commit: 'commit-changed',
  version: 'version-changed',
  routine: 'routine-changed',
  changes: 'changes-changed',
} as const satisfies Record<string, VoidCause>;

function amend(
  release: Release,
  command: CommandOf<'amend'>,
  context: Context,
): Decision {
  const { version, commit, title, routine, changes, usersAffected } = command;
  const isContent = [version, commit, routine, changes].some(
    field => field !== undefined,
  );
  const isAmendment = isContent || title !== undefined;
  const refused =
    (isAmendment
      ? refuseAmending(release, context, isContent ? 'content' : 'title')
      : undefined) ??
    (usersAffected === undefined
      ? undefined
      : refuseAffectedChange(release, context, usersAffected));
  if (refused) {
    return no(refused);
  }
  const data = changedFields(release, command);
  const events: ReleaseEventBody[] = [];
  if (Object.keys(data).length > 0) {
    events.push({ type: 'release-amended', data });
  }
  if (data.commit !== undefined) {
    const other = releaseOfCommit(context.entity, data.commit);
    if (other && other.id !== release.id && isOpen(other)) {
      return no(releaseExists(data.commit, other.id));
    }
    const itemIds = touchedItems(release);
    if (itemIds.length > 0) {
      events.push({
        type: 'items-reopened',
        data: { itemIds, cause: 'commit-changed' },
      });
    }
  }
  const cause = (['commit', 'version', 'routine', 'changes'] as const).find(
    field => data[field] !== undefined,
  );
  if (cause) {
    events.push(...voiding(release, VOID_CAUSES[cause]));
  }
  if (
    usersAffected !== undefined &&
    usersAffected !== release.rollback?.usersAffected
  ) {
    events.push({ type: 'users-affected-changed', data: { usersAffected } });
  }
  return events.length > 0
    ? yes(...events)
    : no(refusal('nothing-changed', 'The release has these values already'));
}

/** The refusal of a second open release for one commit. */
export function releaseExists(commit: string, releaseId: string): Refusal {
  return refusal(
    'release-exists',
    `Release ${releaseId} is open for commit ${shortCommit(commit)}`,
  );
}

function linkTicket(
  release: Release,
  command: CommandOf<'link-ticket'>,
  context: Context,
): Decision {
  const { tracker, id } = command;
  const refused = refuseLinking(release, context);
  if (refused) {
    return no(refused);
  }
  if (release.tickets.some(t => t.tracker === tracker && t.id === id)) {
    return no(
      refusal('already-linked', `Ticket ${id} of ${tracker} is linked already`),
    );
  }
  const ticketItem = release.workflow.stages
    .flatMap(({ items }) => items)
    .find(({ kind }) => kind === 'tickets');
  const hasBegun =
    release.approval.status === 'approved' &&
    release.approval.productionBegunAt !== undefined;
  return yes(
    { type: 'ticket-linked', data: { tracker, id } },
    ...(ticketItem && release.items[ticketItem.id]
      ? [
          {
            type: 'items-reopened' as const,
            data: {
              itemIds: [ticketItem.id],
              cause: 'ticket-linked' as const,
            },
          },
        ]
      : []),
    ...(hasBegun ? [] : voiding(release, 'tickets-changed')),
  );
}

function unlinkTicket(
  release: Release,
  command: CommandOf<'unlink-ticket'>,
  context: Context,
): Decision {
  const { tracker, id, reason } = command;
  const refused = refuseUnlinking(release, context);
  if (refused) {
    return no(refused);
  }
  return release.tickets.some(t => t.tracker === tracker && t.id === id)
    ? yes(
        { type: 'ticket-unlinked', data: { tracker, id, reason } },
        ...voiding(release, 'tickets-changed'),
      )
    : no(refusal('not-linked', `Ticket ${id} of ${tracker} is not linked`));
}

function noteRequired(
  item: WorkflowItem,
  override: boolean,
  { answeredBy }: Context,
): string {
  if (override) {
    const [provider] = [{ itemId: item.id }, ...targetsOf(item)].flatMap(
      target => answeredBy[targetId(target)] ?? [],
    );
    return `note is required: the reason for overriding ${
      provider ?? 'the ticket tracker'
    }`;
  }
  return item.kind === 'monitoring'
    ? 'note is required: a probe failed in the monitoring window, and a person has to judge it'
    : `note is required to complete '${item.title}'`;
}

function complete(
  release: Release,
  command: CommandOf<'complete'>,
  context: Context,
): Decision {
  const { itemId, part, note, url } = command;
  const found = requireItem(release, itemId);
  if ('refused' in found) {
    return found;
  }
  const { item } = found;
  const refused = refuseCompleting(release, itemId, context);
  if (refused) {
    return no(refused);
  }
  const parts = item.kind === 'check' ? item.parts : undefined;
  if (parts && part === undefined) {
    return no(
      refusal(
        'part-required',
        `part is required: one of ${parts.map(({ id }) => id).join(', ')}`,
      ),
    );
  }
  if (part !== undefined && !parts?.some(({ id }) => id === part)) {
    return no(refusal('unknown-part', `part '${part}' is not one of the item`));
  }
  if (part !== undefined && release.items[itemId]?.parts[part]) {
    return no(
      refusal('already-complete', `Part '${part}' is already complete`),
    );
  }
  const override = isOverride(release, item, part, context);
  const requires = item.kind === 'manual' ? item.requires ?? [] : [];
  const isJudgement = item.kind === 'monitoring' && hasProbeFailed(release);
  if (
    note === undefined &&
    (override || isJudgement || requires.includes('note'))
  ) {
    return no(refusal('note-required', noteRequired(item, override, context)));
  }
  if (url === undefined && requires.includes('url')) {
    return no(
      refusal('url-required', `url is required to complete '${item.title}'`),
    );
  }
  return yes({
    type: 'item-completed',
    data: {
      itemId,
      ...(part !== undefined && { part }),
      ...(note !== undefined && { note }),
      ...(url !== undefined && { url }),
      source: 'person',
      ...(override && { override }),
    },
  });
}

function reopen(
  release: Release,
  { itemId, note }: CommandOf<'reopen'>,
  context: Context,
): Decision {
  const refused = refuseReopening(release, itemId, context);
  return refused
    ? no(refused)
    : yes(
        {
          type: 'items-reopened',
          data: { itemIds: [itemId], cause: 'person', note },
        },
        ...(productionSuccess(release)
          ? []
          : voiding(release, 'item-reopened')),
      );
}

function documentAttached(
  release: Release,
  document: Pick<CommandOf<'attach'>, 'kind' | 'title' | 'markdown' | 'url'>,
): Extract<ReleaseEventBody, { type: 'document-attached' }> {
  const { kind, title, markdown, url } = document;
  return {
    type: 'document-attached',
    data: {
      kind,
      version: (latestDocument(release, kind)?.version ?? 0) + 1,
      title,
      markdown,
      sha256: sha256(markdown),
      ...(url !== undefined && { url }),
    },
  };
}

/** A draft may grow into a final document, but never take its place. */
function refuseDraft(markdown: string): Refusal {
  return refusal(
    'document-not-final',
    `The document is a draft, which cannot take the place of a final one; still to be filled in: ${openPlaces(
      markdown,
    ).join(', ')}`,
  );
}

/** A note that was delivered is not the final one any more: the new one is to be delivered too. */
function undelivering(release: Release): readonly ReleaseEventBody[] {
  const item = documentItem(release, 'release-note', 'delivery')?.item;
  return item && release.items[item.id]?.completion && !hasEnded(release)
    ? [
        {
          type: 'items-reopened',
          data: { itemIds: [item.id], cause: 'release-note-changed' },
        },
      ]
    : [];
}

function attach(
  release: Release,
  command: CommandOf<'attach'>,
  context: Context,
): Decision {
  const refused = refuseAttaching(release, context, command.kind);
  if (refused) {
    return no(refused);
  }
  const isFinal = openPlaces(command.markdown).length === 0;
  const latest = latestDocument(release, command.kind);
  if (!isFinal && latest && isFinalDocument(latest)) {
    return no(refuseDraft(command.markdown));
  }
  const found = documentItem(release, command.kind, 'attachment');
  const completes =
    isFinal &&
    found !== undefined &&
    !release.items[found.item.id]?.completion &&
    isStageReached(release, found.stage.id) &&
    (command.kind === 'release-note' || phaseOf(release) === 'rolled-back');
  return yes(
    documentAttached(release, command),
    ...(completes
      ? [
          {
            type: 'item-completed' as const,
            data: {
              itemId: found.item.id,
              source: 'document' as const,
              ...(command.url !== undefined && { url: command.url }),
            },
          },
        ]
      : []),
    ...(command.kind === 'release-note' ? undelivering(release) : []),
    ...(command.kind === 'release-note' && !productionSuccess(release)
      ? voiding(release, 'release-note-changed')
      : []),
  );
}

function deliver(release: Release, context: Context): Decision {
  const refused = refuseDelivering(release, context);
  const note = latestDocument(release, 'release-note');
  if (refused || !note) {
    return no(
      refused ?? refusal('no-document', 'The release has no release note'),
    );
  }
  const { approval } = release;
  const approved =
    approval.status === 'none'
      ? undefined
      : approval.request.snapshot.releaseNote.sha256;
  const success = productionSuccess(release);
  const itemId = documentItem(release, 'release-note', 'delivery')?.item.id;
  return yes(
    {
      type: 'document-delivered',
      data: {
        kind: 'release-note',
        version: note.version,
        to: context.policy.approvers,
        late:
          success !== undefined &&
          !reached(
            context.now,
            after(success.at, context.policy.deliverWithinMs),
          ),
        differsFromApproved: note.sha256 !== approved,
      },
    },
    ...(itemId && !release.items[itemId]?.completion
      ? [
          {
            type: 'item-completed' as const,
            data: { itemId, source: 'document' as const },
          },
        ]
      : []),
  );
}

function request(
  release: Release,
  command: CommandOf<'request'>,
  context: Context,
): Decision {
  const refused = refuseRequesting(release, context);
  if (refused) {
    return no(refused);
  }
  const stale = staleTargets(release, context);
  if (stale.length > 0) {
    return no(
      refusal(
        'check-stale',
        `The result of ${stale
          .map(targetId)
          .join(
            ', ',
          )} is too old to ask for an approval on; run the checks again`,
      ),
    );
  }
  const known = baselineOf(context.entity, release.environment);
  const { baseline: stated } = command;
  if (stated?.commit === release.commit) {
    return no(
      refusal(
        'invalid-baseline',
        'baseline.commit must be another commit than the one that is to be deployed',
      ),
    );
  }
  if (known && stated && stated.commit !== known.commit) {
    return no(
      refusal(
        'baseline-known',
        `baseline cannot be stated: ${known.version} is known to run in ${release.environment}`,
      ),
    );
  }
  if (openPlaces(command.releaseNotes ?? '').length > 0) {
    return no(refuseDraft(command.releaseNotes ?? ''));
  }
  const attached =
    command.releaseNotes === undefined
      ? undefined
      : documentAttached(release, {
          kind: 'release-note',
          title: `Release notes ${release.version}`,
          markdown: command.releaseNotes,
        });
  const note = attached?.data ?? latestDocument(release, 'release-note');
  if (!note) {
    return no(
      refusal('release-notes-missing', 'The release has no release note'),
    );
  }
  const snapshot: ApprovalRequestSnapshot = {
    number: release.requestCount + 1,
    id: command.requestId,
    requestedBy: context.actor.ref,
    requestedAt: context.now,
    releaseId: release.id,
    entityRef: release.entityRef,
    owner: release.owner,
    version: release.version,
    commit: release.commit,
    environment: release.environment,
    attempt: release.attempt,
    workflow: {
      name: release.workflow.name,
      version: release.workflow.version,
      digest: workflowDigest(release.workflow),
    },
    routine: release.routine,
    what: command.what,
    why: command.why,
    testingResults: command.testingResults,
    releaseNote: {
      version: note.version,
      title: note.title,
      markdown: note.markdown,
      sha256: note.sha256,
    },
    baseline: known
      ? { ...known, stated: false }
      : (stated && { ...stated, stated: true }) ?? null,
    tickets: release.tickets.map(({ tracker, id }) => ({ tracker, id })),
    stagingDeployment: requestedStagingDeployment(release, context.entity),
    items: requestedItems(release),
  };
  return yes(...(attached ? [attached] : []), {
    type: 'approval-requested',
    data: {
      request: snapshot,
      digest: requestDigest(snapshot),
      expiresAt: after(context.now, context.policy.requestExpiresMs),
      entitySequence: context.entity.sequence,
    },
  });
}

function decideRequest(
  release: Release,
  command: CommandOf<'decide'>,
  context: Context,
): Decision {
  const { approval } = release;
  const unauthorised = refuseNonDecider(release, context);
  if (unauthorised) {
    return no(unauthorised);
  }
  if (
    'decision' in approval &&
    approval.decision &&
    approval.request.digest === command.requestDigest
  ) {
    return no(
      refusal(
        'already-decided',
        `${approval.decision.decidedBy} has ${approval.decision.decision} this request`,
      ),
    );
  }
  const refused =
    refuseDeciding(release, context) ??
    refuseStatement(command.statement, context.policy.minimumStatementLength);
  if (refused || approval.status !== 'requested') {
    return no(refused ?? refusal('stale-digest', 'There is no open request'));
  }
  if (approval.request.digest !== command.requestDigest) {
    return no(
      refusal(
        'stale-digest',
        'requestDigest does not name the open request: it has changed',
      ),
    );
  }
  const { approver } = context.roles;
  return yes({
    type: 'decision-made',
    data: {
      requestNumber: approval.request.snapshot.number,
      digest: command.requestDigest,
      decision: command.decision,
      statement: command.statement,
      approverVia: approver.found ? approver.via : [],
      ...(command.decision === 'approved' && {
        validUntil: after(context.now, context.policy.approvalValidForMs),
      }),
    },
  });
}

function revoke(
  release: Release,
  { statement }: CommandOf<'revoke'>,
  context: Context,
): Decision {
  const { approval } = release;
  const refused =
    refuseRevoking(release, context) ??
    refuseStatement(statement, context.policy.minimumStatementLength);
  if (refused || approval.status !== 'approved') {
    return no(refused ?? refusal('no-approval', 'There is no approval'));
  }
  const { approver } = context.roles;
  return yes({
    type: 'approval-revoked',
    data: {
      requestNumber: approval.request.snapshot.number,
      statement,
      approverVia: approver.found ? approver.via : [],
    },
  });
}

function rollBack(
  release: Release,
  command: CommandOf<'roll-back'>,
  context: Context,
): Decision {
  const refused = refuseRollingBack(release, context);
  if (refused) {
    return no(refused);
  }
  const { approval } = release;
  const baseline =
    approval.status === 'none' ? null : approval.request.snapshot.baseline;
  if (baseline && baseline.version !== command.restoredVersion) {
    return no(
      refusal(
        'wrong-rollback-target',
        `restoredVersion must be ${baseline.version}: the baseline that was approved with the release`,
      ),
    );
  }
  const { reason, restoredVersion, usersAffected, affected, impact } = command;
  return yes({
    type: 'rollback-started',
    data: {
      reason,
      restoredVersion,
      ...(baseline && { restoredCommit: baseline.commit }),
      usersAffected,
      ...(affected && { affected }),
      ...(impact !== undefined && { impact }),
    },
  });
}

function answerViolation(
  release: Release,
  { violationId, statement }: CommandOf<'answer-violation'>,
  context: Context,
): Decision {
  const violation = release.violations.find(
    candidate => candidate.violationId === violationId,
  );
  const refused =
    refuseAnswering(violation, violationId, context) ??
    refuseStatement(statement, context.policy.minimumStatementLength);
  return refused
    ? no(refused)
    : yes({ type: 'violation-answered', data: { violationId, statement } });
}

/** Why this actor may not answer the violation; undefined if they may. */
export function refuseAnswering(
  violation: Release['violations'][number] | undefined,
  violationId: string,
  context: Context,
): Refusal | undefined {
  if (!violation) {
    return refusal('unknown-violation', `No violation ${violationId}`);
  }
  const refused = refuseNonOwner(context);
  if (refused && refuseNonApproverAnswer(context)) {
    return refused;
  }
  return violation.answer
    ? refusal(
        'already-answered',
        `${violation.answer.by} has answered this violation`,
      )
    : undefined;
}

function refuseNonApproverAnswer({ actor, roles }: Context): boolean {
  return actor.type !== 'user' || !roles.approver.found;
}

/**
 * Decides on a command: what now holds, or why not. Pure: the same release,
 * command and context always give the same answer.
 *
 * @public
 */
export function decide(
  stored: Release,
  command: ReleaseCommand,
  context: Context,
): Decision {
  const release = asOf(stored, context.now);
  const { expectedRevision } = command;
  const decision = decideNow(release, command, context);
  const stale = refuseStaleRevision(release, expectedRevision);
  if (stale && !isForbidden(decision)) {
    return no(stale);
  }
  const expired =
    release === stored ? undefined : expiring(stored, context.now);
  // What ran out before the command is written down before what follows from it.
  return 'refused' in decision || !expired
    ? decision
    : yes(expired, ...decision.events);
}

/** A revision is only told to somebody who may act; the shape of a request goes before both. */
function isForbidden(decision: Decision): boolean {
  return (
    'refused' in decision && REFUSALS[decision.refused.code] !== 'conflict'
  );
}

function decideNow(
  release: Release,
  command: ReleaseCommand,
  context: Context,
): Decision {
  switch (command.type) {
    case 'amend':
      return amend(release, command, context);
    case 'link-ticket':
      return linkTicket(release, command, context);
    case 'unlink-ticket':
      return unlinkTicket(release, command, context);
    case 'complete':
      return complete(release, command, context);
    case 'reopen':
      return reopen(release, command, context);
    case 'attach':
      return attach(release, command, context);
    case 'deliver':
      return deliver(release, context);
    case 'request':
      return request(release, command, context);
    case 'decide':
      return decideRequest(release, command, context);
    case 'revoke':
      return revoke(release, command, context);
    case 'roll-back':
      return rollBack(release, command, context);
    case 'cancel': {
      const refused = refuseCancelling(release, context);
      return refused
        ? no(refused)
        : yes({ type: 'release-cancelled', data: { reason: command.reason } });
    }
    case 'answer-violation':
      return answerViolation(release, command, context);
    case 'record-check':
      return yes(...recordCheck(release, command, context));
    case 'record-probe':
      return yes(...recordProbe(release, command, context));
    case 'close-window':
      return yes(...closeWindow(release, command, context));
    case 'log-time':
    case 'retry-time': {
      const decided =
        command.type === 'log-time'
          ? logTime(release, command, context)
          : retryTime(release, command, context);
      return 'refused' in decided ? decided : yes(...decided);
    }
    case 'settle-time':
      return yes(...settleTime(release, command));
    case 'prove-time':
      return yes(...proveTime(release, command));
    case 'observe-ticket':
      return yes(...observeTicket(release, command));
    case 'close-ticket': {
      const decided = closeTicket(release, command, context);
      return 'refused' in decided ? decided : yes(...decided);
    }
    case 'note-ticket-not-closed':
      return yes(...noteNotClosed(release, command));
    case 'note-owner':
      return command.owner === release.owner
        ? yes()
        : yes(
            { type: 'owner-changed', data: { owner: command.owner } },
            ...voiding(release, 'owner-changed'),
          );
    case 'note-expiry':
      // What ran out goes before any decision, and here nothing else follows.
      return yes();
    case 'note-notified':
      return release.rollback &&
        !release.workflow.stages
          .flatMap(({ items }) => items)
          .some(
            item =>
              item.kind === 'automatic' &&
              item.follows === 'notification' &&
              itemState(release, item) === 'complete',
          )
        ? yes({
            type: 'approvers-notified',
            data: { about: 'rollback', to: command.to },
          })
        : yes();
    case 'note-denial': {
      const { environment, commit, reasons } = command;
      return release.deniedFor.includes(deniedKey(environment, reasons))
        ? yes()
        : yes({ type: 'gate-denied', data: { environment, commit, reasons } });
    }
    default:
      return command satisfies never;
  }
}
