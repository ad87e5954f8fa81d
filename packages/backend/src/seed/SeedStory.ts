import type {
  Caller,
  HistoryWriter,
} from 'backstage-plugin-release-gate-backend/testUtils';
import type {
  EnvironmentName,
  CommitId,
  EntityRef,
  ReleaseId,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import { createHash } from 'node:crypto';

const MINUTE_MS = 60_000;

function user(name: string): Caller {
  return { actor: { type: 'user', ref: `user:default/${name}` } };
}

const engineer = user('engineer');
const colleague = user('engineer-2');
const director = user('director');
const pipeline: Caller = { actor: { type: 'service', ref: 'demo-pipeline' } };

/** What the engineers write when they tick an item, as people do: short. */
const NOTES: Readonly<Record<string, { note?: string; url?: string }>> = {
  'code-reviewed-and-merged': {
    url: 'https://git.example.com/client-portal/pulls/418',
  },
  'tests-passing': { url: 'https://ci.example.com/runs/8841' },
  'estimate-approved': { note: '3 days, approved in the planning of the week' },
  'staging-mirrors-production': {
    note: 'Same chart values apart from secrets',
  },
  'smoke-tests': { url: 'https://ci.example.com/runs/8852' },
  'features-tested-end-to-end': { note: 'With the test tenants A and B' },
  'tenant-isolation-intact': { note: 'Tenant B cannot read what A created' },
  'root-cause-investigated': {
    note: 'A missing index locked the table under load',
    url: 'https://git.example.com/client-portal/issues/512',
  },
};

/** A commit for a service's version: looks like one, and is always the same. */
function commitFor(service: string, version: string): CommitId {
  return createHash('sha1')
    .update(`${service}@${version}`)
    .digest('hex') as CommitId;
}

/** What a release brings, in words. */
export interface Content {
  readonly what: string;
  readonly why: string;
  readonly notes: string;
}

/** The way of one release of the demo, step by step through real commands. */
export class SeedStory {
  readonly #writer: HistoryWriter;
  readonly #service: string;
  readonly #version: string;
  readonly #content: Content;
  #nowMs: number;
  #id = '' as ReleaseId;

  constructor(options: {
    readonly writer: HistoryWriter;
    readonly service: string;
    readonly version: string;
    readonly content: Content;
    /** When the story begins. */
    readonly from: Date;
  }) {
    this.#writer = options.writer;
    this.#service = options.service;
    this.#version = options.version;
    this.#content = options.content;
    this.#nowMs = options.from.getTime();
    this.wait(0);
  }

  get id(): ReleaseId {
    return this.#id;
  }

  get #commit(): CommitId {
    return commitFor(this.#service, this.#version);
  }

  get #entityRef(): EntityRef {
    return `component:default/${this.#service}` as EntityRef;
  }

  wait(minutes: number): this {
    this.#nowMs += minutes * MINUTE_MS;
    this.#writer.setTime(new Date(this.#nowMs).toISOString());
    return this;
  }

  async start(
    options: { readonly routine?: boolean; readonly title?: string } = {},
  ): Promise<void> {
    const { what, why } = this.#content;
    const release = await this.#writer.commands.start(engineer, {
      entityRef: this.#entityRef,
      version: this.#version,
      commit: this.#commit,
      changes: { what, why },
      ...options,
    });
    this.#id = release.id;
  }

  async reenter(previousId: ReleaseId): Promise<void> {
    const release = await this.#writer.commands.reenter(engineer, {
      releaseId: previousId,
      version: this.#version,
      commit: this.#commit,
    });
    this.#id = release.id;
  }

  async attachNote(title = `Release notes ${this.#version}`): Promise<void> {
    this.wait(4);
    await this.#writer.commands.change(engineer, {
      releaseId: this.#id,
      type: 'attach',
      kind: 'release-note',
      title,
      markdown: this.#content.notes,
    });
  }

  async complete(...itemIds: readonly string[]): Promise<void> {
    for (const itemId of itemIds) {
      const parts =
        itemId === 'critical-paths-verified'
          ? ['login', 'project-views', 'data-access']
          : [undefined];
      for (const part of parts) {
        this.wait(6);
        await this.#writer.commands.change(
          itemId === 'code-reviewed-and-merged' ? colleague : engineer,
          {
            type: 'complete',
            releaseId: this.#id,
            itemId,
            ...NOTES[itemId],
            ...(part && { part }),
          },
        );
      }
    }
  }

  async preDeployment(options: { readonly routine?: boolean } = {}) {
    await this.attachNote();
    await this.complete(
      'code-reviewed-and-merged',
      'tests-passing',
      'no-open-blockers',
      ...(options.routine ? [] : ['estimate-approved']),
    );
  }

  async report(
    tier: 'staging' | 'production',
    status: 'started' | 'succeeded' | 'failed' = 'succeeded',
    version = this.#version,
  ): Promise<void> {
    const environment = this.#writer.environments.find(
      each => each.tier === tier,
    );
    await this.#writer.commands.reportDeployment(pipeline, {
      entityRef: this.#entityRef,
      environment: environment?.name ?? (tier as EnvironmentName),
      commit: commitFor(this.#service, version),
      version,
      status,
      url: 'https://ci.example.com/runs/8860',
    });
  }

  async staging(): Promise<void> {
    this.wait(9);
    await this.report('staging');
    await this.complete(
      'staging-mirrors-production',
      'smoke-tests',
      'features-tested-end-to-end',
      'no-regressions',
      'tenant-isolation-intact',
    );
  }

  async request(baseline?: { readonly version: string }): Promise<ReleaseJson> {
    this.wait(12);
    const { what, why } = this.#content;
    return this.#writer.commands.request(engineer, {
      releaseId: this.#id,
      what,
      why,
      testingResults:
        'Unit and contract tests are green. On staging the smoke tests passed twice; both test tenants were walked through by hand.',
      ...(baseline && {
        baseline: {
          version: baseline.version,
          commit: commitFor(this.#service, baseline.version),
        },
      }),
    });
  }

  async decide(
    request: ReleaseJson,
    decision: 'approved' | 'rejected',
    statement: string,
  ): Promise<void> {
    await this.#writer.commands.change(director, {
      releaseId: this.#id,
      type: 'decide',
      decision,
      statement,
      requestDigest: request.approval.request?.digest ?? '',
    });
  }

  /** From the beginning to an approval that is not used yet. */
  async approved(baseline?: { readonly version: string }): Promise<void> {
    await this.start();
    await this.preDeployment();
    await this.staging();
    const request = await this.request(baseline);
    this.wait(75);
    await this.decide(
      request,
      'approved',
      'The tests cover what changed, and the way back is clear. Approved.',
    );
  }

  /** From the beginning to the success in production. */
  async deployed(baseline?: { readonly version: string }): Promise<void> {
    await this.approved(baseline);
    this.wait(20);
    await this.report('production', 'started');
    this.wait(3);
    await this.report('production');
  }

  async settleProduction(): Promise<void> {
    this.wait(16);
    await this.complete(
      'logs-monitored',
      'critical-paths-verified',
      'uptime-green',
    );
  }

  async completed(baseline?: { readonly version: string }): Promise<void> {
    await this.deployed(baseline);
    await this.settleProduction();
    await this.deliver();
    await this.complete('time-logged');
  }

  async deliver(): Promise<void> {
    this.wait(2);
    await this.#writer.commands.change(engineer, {
      releaseId: this.#id,
      type: 'deliver',
    });
  }

  async cancel(reason: string): Promise<void> {
    await this.#writer.commands.change(engineer, {
      releaseId: this.#id,
      type: 'cancel',
      reason,
    });
  }

  async rollBack(options: {
    readonly to: string;
    readonly reason: string;
    readonly usersAffected: boolean;
    readonly impact?: string;
  }): Promise<void> {
    const { to, ...rest } = options;
    await this.#writer.commands.change(engineer, {
      releaseId: this.#id,
      type: 'roll-back',
      restoredVersion: to,
      ...rest,
    });
    await this.#writer.notes.noteNotified(this.#id, [
      'group:default/director-of-ai-strategy-alignment',
    ]);
  }

  async fileIncident(markdown: string): Promise<void> {
    await this.#writer.commands.change(engineer, {
      releaseId: this.#id,
      type: 'attach',
      kind: 'incident-report',
      title: `Incident report ${this.#version}`,
      markdown,
    });
  }
}
