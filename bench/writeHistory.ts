import type {
  Caller,
  HistoryWriter,
} from 'backstage-plugin-release-gate-backend/testUtils';
import type {
  CommitId,
  EntityRef,
  EnvironmentName,
} from 'backstage-plugin-release-gate-common';
import { commitFor } from './commitFor.mjs';

/** What a service has behind it. */
export interface Past {
  readonly service: string;
  /** So many finished releases, and one more that is approved. */
  readonly releases: number;
}

function user(name: string): Caller {
  return { actor: { type: 'user', ref: `user:default/${name}` } };
}

const engineer = user('engineer');
const director = user('director');
const pipeline: Caller = { actor: { type: 'service', ref: 'bench-pipeline' } };

/** A past of ordinary length: many releases of one service, each with all of its events. */
export async function writeHistory(
  writer: HistoryWriter,
  { service, releases }: Past,
): Promise<void> {
  const { commands } = writer;
  const entityRef = `component:default/${service}` as EntityRef;
  let nowMs = Date.now() - (releases + 2) * 24 * 3_600_000;
  const wait = (minutes: number) => {
    nowMs += minutes * 60_000;
    writer.setTime(new Date(nowMs).toISOString());
  };
  const report = (environment: string, commit: CommitId) =>
    commands.reportDeployment(pipeline, {
      entityRef,
      environment: environment as EnvironmentName,
      commit,
      status: 'succeeded',
    });

  for (let index = 0; index <= releases; index++) {
    wait(10);
    const commit = commitFor(index) as CommitId;
    const { id } = await commands.start(engineer, {
      entityRef,
      version: `1.${index}.0`,
      commit,
      routine: true,
    });
    const complete = async (...items: readonly string[]) => {
      for (const itemId of items) {
        wait(1);
        await commands.change(engineer, {
          releaseId: id,
          type: 'complete',
          itemId,
        });
      }
    };
    await commands.change(engineer, {
      releaseId: id,
      type: 'attach',
      kind: 'release-note',
      title: 'Notes',
      markdown: '# Notes\n\nWhat changed in this release.',
    });
    await complete(
      'code-reviewed-and-merged',
      'tests-passing',
      'no-open-blockers',
    );
    await report('staging', commit);
    await complete(
      'staging-mirrors-production',
      'smoke-tests',
      'features-tested-end-to-end',
      'no-regressions',
      'tenant-isolation-intact',
    );
    const requested = await commands.request(engineer, {
      releaseId: id,
      what: 'A change',
      why: 'It was asked for',
      testingResults: 'All green',
    });
    await commands.change(director, {
      releaseId: id,
      type: 'decide',
      decision: 'approved',
      statement: 'I have read it and decided so.',
      requestDigest: requested.approval.request?.digest ?? '',
    });
    if (index === releases) {
      break;
    }
    await report('production', commit);
    wait(16);
    for (const part of ['login', 'project-views', 'data-access']) {
      await commands.change(engineer, {
        releaseId: id,
        type: 'complete',
        itemId: 'critical-paths-verified',
        part,
      });
    }
    await complete('logs-monitored', 'uptime-green');
    await commands.change(engineer, { releaseId: id, type: 'deliver' });
    await complete('time-logged');
    wait(20 * 60);
  }
  await writer.settleEffects();
}

/** Releases of as many services, each just started: their first checks are pending. */
export async function writePending(
  writer: HistoryWriter,
  count: number,
): Promise<void> {
  for (let index = 0; index < count; index++) {
    await writer.commands.start(engineer, {
      entityRef: `component:default/service-${index}` as EntityRef,
      version: '1.0.0',
      commit: commitFor(5000 + index) as CommitId,
    });
  }
}
