import {
  type Command,
  type Outcome,
  type ReportDeployment,
  findEnvironment,
  phaseOf,
} from '../../domain';
import { CAST, POLICY, type Who } from './cast';
import type { CountedAs, Fact } from './oracle/facts';

interface Accepted {
  readonly who: Who;
  readonly command: Command;
  readonly outcome: Exclude<Outcome, { refused: unknown }>;
}

/** What happened, in the words of the oracle; undefined for what it need not hear. */
export function factOf(accepted: Accepted): Fact | undefined {
  const fact = saidOrDone(accepted);
  return fact && 'actor' in CAST[accepted.who].actor
    ? { ...fact, agent: true }
    : fact;
}

function saidOrDone({ who, command, outcome }: Accepted): Fact | undefined {
  const { actor, roles } = CAST[who];
  const by = actor.ref;
  switch (command.type) {
    case 'start':
    case 're-enter': {
      // The core says for which environment it is.
      const release = outcome.world.releases[outcome.releaseId ?? ''];
      return {
        type: 'started',
        release: release.id,
        by,
        environment: release.environment,
        commit: command.commit,
        version: command.version,
        ...(command.type === 're-enter' && { reenters: command.releaseId }),
      };
    }
    case 'report-deployment':
      return ranOf(command, outcome, by);
    case 'answer-entity-violation':
    case 'answer-violation':
      return { type: 'violation-answered', violation: command.violationId };
    default:
  }
  const release = command.releaseId;
  switch (command.type) {
    case 'amend': {
      const { commit, version, routine, changes, usersAffected } = command;
      if (usersAffected !== undefined) {
        return { type: 'users-affected', release, affected: usersAffected };
      }
      const isContent = [commit, version, routine, changes].some(
        field => field !== undefined,
      );
      return isContent
        ? {
            type: 'changed',
            release,
            by,
            ...(commit !== undefined && { commit }),
            ...(version !== undefined && { version }),
          }
        : { type: 'worked', release, by };
    }
    case 'attach':
      return command.kind === 'release-note'
        ? { type: 'note-attached', release, by }
        : { type: 'duty', release, by, duty: 'incident report', done: true };
    case 'link-ticket':
      return { type: 'ticket-linked', release, by };
    case 'unlink-ticket':
      return { type: 'changed', release, by };
    case 'reopen':
      return command.itemId === 'root-cause-investigated'
        ? { type: 'duty', release, by, duty: 'root cause', done: false }
        : { type: 'changed', release, by };
    case 'complete':
      return completionOf(command, {
        release,
        by,
        approver: roles.approver.found,
      });
    case 'request': {
      const { approval } = outcome.world.releases[release];
      const frozen =
        approval.status === 'none' ? null : approval.request.snapshot.baseline;
      return {
        type: 'requested',
        release,
        by,
        ...(command.baseline && { stated: command.baseline }),
        ...(frozen && { frozen }),
      };
    }
    case 'decide': {
      const { decision: verdict, statement } = command;
      return { type: 'decided', release, by, verdict, statement };
    }
    case 'revoke':
      return { type: 'revoked', release };
    case 'cancel':
      return { type: 'cancelled', release, by };
    case 'roll-back': {
      const { restoredVersion } = command;
      const returned =
        phaseOf(outcome.world.releases[release]) === 'rolled-back';
      return {
        type: 'rolled-back',
        release,
        restoredVersion,
        returned,
      };
    }
    case 'note-owner':
      return { type: 'owner-changed', release };
    default:
      return actor.type === 'user'
        ? { type: 'worked', release, by }
        : undefined;
  }
}

function completionOf(
  { itemId }: Extract<Command, { type: 'complete' }>,
  person: {
    readonly release: string;
    readonly by: string;
    readonly approver: boolean;
  },
): Fact {
  switch (itemId) {
    case 'reverted':
      return { type: 'returned-by-hand', ...person };
    case 'root-cause-investigated':
      return { type: 'duty', ...person, duty: 'root cause', done: true };
    case 'logs-monitored':
      return { type: 'settled', ...person };
    default:
      return { type: 'worked', ...person };
  }
}

function ranOf(
  { commit, status, environment }: ReportDeployment,
  { appends, deployment }: Accepted['outcome'],
  by: string,
): Fact {
  const recorded = appends.entity.find(
    ({ type }) => type === 'deployment-recorded',
  );
  const coverage =
    recorded?.type === 'deployment-recorded'
      ? recorded.data.coverage
      : undefined;
  // No pipeline is configured here, so that there are no claims.
  const countedAs: CountedAs =
    coverage === undefined || coverage === 'not-needed' || coverage === 'claim'
      ? 'none'
      : coverage;
  const declared = findEnvironment(POLICY, environment);
  return {
    type: 'ran',
    environment,
    production: (declared?.tier ?? 'production') === 'production',
    commit,
    status,
    by,
    countedAs,
    ...(deployment?.violation && { violation: deployment.violation.id }),
  };
}
