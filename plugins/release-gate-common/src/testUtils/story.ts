import {
  type Person,
  Simulation,
  type CommandOnRelease,
  commitOf,
} from './simulation';
import type { Outcome } from '../domain/handle';
import { type CheckStatus, parseTarget } from '../domain/model/findings';
import { after } from '../domain/model/instants';
import type { ReleaseId, CommitId } from '../domain/model/names';
import type { Release } from '../domain/model/release';
import { findItem } from '../domain/model/workflowItems';
import { phaseOf } from '../domain/progress/phase';

function accepted(outcome: Outcome): Exclude<Outcome, { refused: unknown }> {
  if ('refused' in outcome) {
    const { code, message } = outcome.refused;
    throw new Error(`Refused: ${code}: ${message}`);
  }
  return outcome;
}

/** The release that an accepted command was about. */
function releaseOf(outcome: Outcome): ReleaseId {
  const { releaseId } = accepted(outcome);
  if (releaseId === undefined) {
    throw new Error('The command was about no release');
  }
  return releaseId;
}

/** A release whose way is told step by step; a step that is refused throws. */
export class Story extends Simulation {
  id = '' as ReleaseId;

  get release(): Release {
    return this.world.releases[this.id];
  }

  get phase(): string {
    return phaseOf(this.release);
  }

  /** Does something to the release as somebody, by default the engineer. */
  does(command: CommandOnRelease, who: Person = 'engineer'): this {
    accepted(this.tryOn(who, this.id, command));
    return this;
  }

  starts(values: Parameters<Simulation['tryStart']>[1] = {}): this {
    this.id = releaseOf(this.tryStart('engineer', values));
    return this;
  }

  reports(
    environment: string,
    commit = this.release.commit,
    status: 'started' | 'succeeded' | 'failed' = 'succeeded',
  ): this {
    accepted(this.tryReport('pipeline', environment, commit, status));
    return this;
  }

  attachesNote(markdown = '# Notes'): this {
    return this.does({
      type: 'attach',
      kind: 'release-note',
      title: 'Release notes',
      markdown,
    });
  }

  completes(...itemIds: readonly string[]): this {
    for (const itemId of itemIds) {
      const item = findItem(this.release.workflow, itemId)?.item;
      const parts = item?.kind === 'check' ? item.parts : undefined;
      for (const { id } of parts ?? [{ id: undefined }]) {
        this.does({
          type: 'complete',
          itemId,
          note: 'seen to work',
          url: 'https://ci.example.com/1',
          ...(id !== undefined && { part: id }),
        });
      }
    }
    return this;
  }

  /** Takes the documents away, as only a history from elsewhere can. */
  lacksDocuments(): this {
    this.world = {
      ...this.world,
      releases: {
        ...this.world.releases,
        [this.id]: { ...this.release, documents: [] },
      },
    };
    return this;
  }

  /** Binds a provider to targets, as configuration does. */
  isAnsweredBy(provider: string, ...targets: readonly string[]): this {
    this.answeredBy = {
      ...this.answeredBy,
      ...Object.fromEntries(targets.map(target => [target, provider])),
    };
    return this;
  }

  /** The provider that answers the target says something of the release's commit. */
  isChecked(
    target: string,
    status: CheckStatus,
    said:
      | string
      | {
          readonly message?: string;
          readonly commit?: CommitId;
          readonly basis?: string;
        } = {},
  ): this {
    const { message = `It is ${status}`, ...more } =
      typeof said === 'string' ? { message: said } : said;
    this.does(
      {
        type: 'record-check',
        ...parseTarget(target),
        provider: this.answeredBy[target] ?? '',
        commit: this.release.commit,
        status,
        message,
        ...more,
      },
      'portal',
    );
    const before = this.checkTimes[target]?.resultAt;
    const isDefinite = status === 'passing' || status === 'failing';
    const resultAt = isDefinite ? this.now : before;
    this.checkTimes = {
      ...this.checkTimes,
      [target]: { checkedAt: this.now, ...(resultAt && { resultAt }) },
    };
    return this;
  }

  /** Connects a time tracker, as a module does. */
  isTrackedBy(tracker: string): this {
    this.timeTracker = tracker;
    return this.isAnsweredBy(tracker, 'time-logged');
  }

  /** Logs an hour that ended just now, as somebody; gives the id of the entry. */
  logsTime(who: Person = 'engineer'): string {
    const entryId = this.nextId();
    this.does(
      {
        type: 'log-time',
        entryId,
        start: after(this.now, -3_600_000),
        end: this.now,
        description: 'Release 2.4.0',
        billable: false,
      },
      who,
    );
    return entryId;
  }

  /** The tracker has taken the entry. */
  isLogged(entryId: string): this {
    return this.does(
      {
        type: 'settle-time',
        entryId,
        outcome: { state: 'logged', trackerId: '64c777ddd3fcab07cfbb210c' },
      },
      'portal',
    );
  }

  /** The tracker was looked at. */
  isTimeFound(found: boolean): this {
    return this.does(
      {
        type: 'prove-time',
        tracker: this.timeTracker ?? '',
        found,
        message: found ? '1 h by one person' : 'No finished entry',
      },
      'portal',
    );
  }

  /** A probe says something in the monitoring window. */
  isProbed(probe: string, status: CheckStatus): this {
    return this.does(
      { type: 'record-probe', probe, status, message: `It is ${status}` },
      'portal',
    );
  }

  finishesPreDeployment(): this {
    return this.attachesNote().completes(
      'code-reviewed-and-merged',
      'tests-passing',
      'no-open-blockers',
      'estimate-approved',
    );
  }

  finishesStaging(): this {
    return this.reports('staging').completes(
      'staging-mirrors-production',
      'smoke-tests',
      'features-tested-end-to-end',
      'no-regressions',
      'tenant-isolation-intact',
    );
  }

  isPrepared(): this {
    return this.starts().finishesPreDeployment().finishesStaging();
  }

  requests(
    baseline: { readonly version: string; readonly commit: CommitId } | null = {
      version: '2.3.0',
      commit: commitOf('9'),
    },
  ): this {
    return this.does({
      type: 'request',
      requestId: this.nextId(),
      what: 'Refunds',
      why: 'Customers ask for them',
      testingResults: 'All green',
      ...(baseline && { baseline }),
    });
  }

  get digest(): string {
    const { approval } = this.release;
    return approval.status === 'none' ? '' : approval.request.digest;
  }

  decides(
    decision: 'approved' | 'rejected' = 'approved',
    who: Person = 'director',
  ): this {
    return this.does(
      {
        type: 'decide',
        decision,
        statement: 'I have read it and decided so.',
        requestDigest: this.digest,
      },
      who,
    );
  }

  isApproved(): this {
    return this.isPrepared().requests().decides();
  }

  isDeployed(): this {
    return this.isApproved().reports('production');
  }

  finishesProduction(): this {
    return this.wait(15 * 60_000).completes(
      'logs-monitored',
      'critical-paths-verified',
      'uptime-green',
    );
  }

  isCompleted(): this {
    return this.isDeployed()
      .finishesProduction()
      .does({ type: 'deliver' })
      .completes('time-logged');
  }

  rollsBack(
    restoredVersion = '2.3.0',
    usersAffected = false,
    who: Person = 'engineer',
  ): this {
    return this.does(
      {
        type: 'roll-back',
        reason: 'Refunds are doubled',
        restoredVersion,
        usersAffected,
      },
      who,
    );
  }

  isRolledBack(usersAffected = false): this {
    return this.isDeployed()
      .rollsBack('2.3.0', usersAffected)
      .reports('production', commitOf('9'));
  }

  reenters(commit = commitOf('b')): this {
    this.id = releaseOf(this.tryReenter('engineer', this.id, commit));
    return this;
  }
}

/** The beginning of a story, without a release yet. */
export function aRelease(): Story {
  return new Story();
}
