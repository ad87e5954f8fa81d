import {
  type CommitId,
  type Workflow,
  deploymentWorkflow,
} from 'backstage-plugin-release-gate-common';
import type { InMemoryReleaseGate } from './InMemoryReleaseGate';

export const ENGINEER = 'user:default/engineer';
export const ENGINEER_2 = 'user:default/engineer-2';
export const DIRECTOR = 'user:default/director';
export const OUTSIDER = 'user:default/outsider';
const PIPELINE = 'demo-pipeline';

/** A commit of 40 digits. */
export function commitOf(seed: string): CommitId {
  return seed.repeat(40).slice(0, 40) as CommitId;
}

/** The phases that a told release can stop at. */
export type Until =
  | 'started'
  | 'pre-deployment'
  | 'staging'
  | 'staged'
  | 'requested'
  | 'rejected'
  | 'approved'
  | 'in-production'
  | 'monitored'
  | 'deployed'
  | 'completed'
  | 'rolling-back'
  | 'rolled-back';

export const RELEASE_NOTE = `## What is new

- Invoices can be **refunded in part**, line by line.
- The refund shows on the client's statement the same day.

## What to watch

| Signal | Usual | Look when |
|---|---|---|
| Refund errors | 0 per hour | over 2 |
| Payment latency p99 | 240 ms | over 400 ms |

No database migration; the flag \`partial-refunds\` switches it off.
`;

/** Takes releases step by step to where a test begins, by real commands, each a little later than the one before. */
export class Story {
  readonly #gate: InMemoryReleaseGate;
  readonly #wait: (minutes: number) => void;

  constructor(gate: InMemoryReleaseGate, wait: (minutes: number) => void) {
    this.#gate = gate;
    this.#wait = wait;
  }

  start(
    entityRef: string,
    version: string,
    commit: string,
    more: {
      readonly title?: string;
      readonly routine?: boolean;
      readonly workflow?: Workflow;
    } = {},
  ): string {
    const id = this.#gate.nextId();
    this.#gate.run(ENGINEER, entityRef, {
      type: 'start',
      releaseId: id,
      owner: 'group:default/portal-team',
      version,
      commit: commit as CommitId,
      routine: more.routine ?? false,
      ...(more.title && { title: more.title }),
      changes: {
        what: 'Invoices can be refunded in part, line by line.',
        why: 'Clients asked for it 14 times last quarter, and refunding by hand takes us half an hour each.',
      },
      tickets: [{ tracker: 'usersnap', id: 'PAY-118' }],
      workflow: more.workflow ?? deploymentWorkflow,
    });
    return id;
  }

  /** Takes a started release on until the wanted point. */
  advance(id: string, until: Until): string {
    const steps: readonly (readonly [Until, () => void])[] = [
      ['started', () => undefined],
      ['pre-deployment', () => this.#beginPreDeployment(id)],
      ['staging', () => this.#beginStaging(id)],
      ['staged', () => this.#finishStaging(id)],
      ['requested', () => this.#request(id)],
      ['approved', () => this.#decide(id, 'approved')],
      ['in-production', () => this.#deploy(id)],
      ['monitored', () => this.#wait(16)],
      ['deployed', () => this.#finishProduction(id)],
      ['completed', () => this.#finish(id)],
    ];
    if (until === 'rejected') {
      this.advance(id, 'requested');
      this.#decide(id, 'rejected');
      return id;
    }
    if (until === 'rolling-back' || until === 'rolled-back') {
      this.advance(id, 'in-production');
      this.#rollBack(id, until === 'rolled-back');
      return id;
    }
    for (const [name, step] of steps) {
      step();
      if (name === until) {
        return id;
      }
    }
    return id;
  }

  complete(id: string, itemId: string, note?: string, part?: string): void {
    this.#wait(4);
    this.#gate.does(ENGINEER, id, {
      type: 'complete',
      itemId,
      ...(note && { note }),
      ...(part && { part }),
      ...(itemId === 'root-cause-investigated' && {
        url: 'https://docs.example.com/root-cause/118',
      }),
    });
  }

  #beginPreDeployment(id: string): void {
    this.#wait(20);
    this.#gate.does(ENGINEER, id, {
      type: 'complete',
      itemId: 'code-reviewed-and-merged',
      note: 'Pull request 412, two reviews',
      url: 'https://git.example.com/payments/pull/412',
    });
    this.complete(id, 'tests-passing', '1,204 passed');
  }

  #beginStaging(id: string): void {
    this.complete(id, 'no-open-blockers');
    this.#gate.does(ENGINEER, id, {
      type: 'attach',
      kind: 'release-note',
      title: 'Release notes',
      markdown: RELEASE_NOTE,
    });
    if (!this.#gate.release(ENGINEER, id).routine) {
      this.complete(id, 'estimate-approved', '6 hours, agreed on Monday');
    }
    this.#wait(10);
    const { entityRef, commit, version } = this.#gate.release(ENGINEER, id);
    this.#gate.report(PIPELINE, entityRef, {
      environment: 'staging',
      commit,
      version,
      url: 'https://ci.example.com/runs/8841',
    });
    this.complete(id, 'staging-mirrors-production');
    this.complete(id, 'smoke-tests', '32 of 32 passed');
  }

  #finishStaging(id: string): void {
    this.complete(
      id,
      'features-tested-end-to-end',
      'Refund in part, refund in full, refund twice',
    );
    this.complete(id, 'no-regressions');
    this.complete(id, 'tenant-isolation-intact', 'Two tenants, no crossing');
  }

  #request(id: string): void {
    this.#wait(12);
    const { changes, entityRef } = this.#gate.release(ENGINEER, id);
    const known = this.#gate.summary(ENGINEER, entityRef).inProduction;
    this.#gate.does(ENGINEER, id, {
      type: 'request',
      requestId: this.#gate.nextId(),
      what: changes?.what ?? 'Partial refunds',
      why: changes?.why ?? 'Clients asked for it',
      testingResults:
        'Smoke tests 32 of 32. All refund paths tried by hand with two tenants. Load test at twice the usual traffic: p99 251 ms.',
      ...(!known && {
        baseline: { version: '2.3.0', commit: commitOf('9d3e') },
      }),
    });
  }

  #decide(id: string, decision: 'approved' | 'rejected'): void {
    this.#wait(50);
    const { approval } = this.#gate.release(DIRECTOR, id);
    this.#gate.does(DIRECTOR, id, {
      type: 'decide',
      decision,
      statement:
        decision === 'approved'
          ? 'Tested with two tenants and easy to switch off. Go ahead.'
          : 'The load test ran without the new flag. Please repeat it with the flag on.',
      requestDigest: approval.request?.digest ?? '',
    });
  }

  #deploy(id: string): void {
    this.#wait(5);
    const { entityRef, commit, version } = this.#gate.release(ENGINEER, id);
    this.#gate.report(PIPELINE, entityRef, {
      environment: 'production',
      commit,
      version,
      url: 'https://ci.example.com/runs/8860',
    });
  }

  #finishProduction(id: string): void {
    this.complete(id, 'logs-monitored', 'No new errors');
    for (const part of ['login', 'project-views', 'data-access']) {
      this.complete(id, 'critical-paths-verified', undefined, part);
    }
    this.complete(id, 'uptime-green');
  }

  #finish(id: string): void {
    this.#gate.does(ENGINEER, id, { type: 'deliver' });
    this.complete(id, 'time-logged', '5 h 30 min');
    this.complete(id, 'tickets-closed');
  }

  #rollBack(id: string, isBack: boolean): void {
    this.#wait(6);
    const { entityRef, approval } = this.#gate.release(ENGINEER, id);
    const baseline = approval.request?.baseline;
    this.#gate.does(ENGINEER, id, {
      type: 'roll-back',
      reason: 'Refunds of more than one line are paid twice.',
      restoredVersion: baseline?.version ?? '2.3.0',
      usersAffected: true,
      impact: 'Nine clients saw a wrong balance for seven minutes.',
    });
    this.#gate.does('release-gate', id, {
      type: 'note-notified',
      to: ['group:default/director-of-ai-strategy-alignment'],
    });
    if (isBack && baseline) {
      this.#wait(3);
      this.#gate.report(PIPELINE, entityRef, {
        environment: 'production',
        commit: baseline.commit,
        version: baseline.version,
        url: 'https://ci.example.com/runs/8863',
      });
    }
  }
}
