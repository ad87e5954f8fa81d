import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type ReleaseId,
  type Policy,
  type Release,
  findItem,
  parseTarget,
} from 'backstage-plugin-release-gate-common';
import type { CheckBindings } from '../application/CheckBindings';
import type {
  CheckQueue,
  ClaimedCheck,
  FinishedCheck,
} from '../application/CheckQueue';
import type { CommandBody } from '../application/CommandBody';
import type { CheckRunSettings } from '../application/Settings';
import { askProvider } from './askProvider';
import { recordCheck } from './recordCheck';
import { recordProbe } from './recordProbe';
import { together } from './together';

/** What the worker reads and writes down. */
interface FindingRecorder {
  /** The release as it is now, or undefined. */
  releaseNow(id: string): Promise<Release | undefined>;
  /** Records a finding and gives the time of it, by the database's clock. */
  record(
    releaseId: ReleaseId,
    finding: CommandBody<'record-check' | 'record-probe' | 'close-window'>,
  ): Promise<string>;
  /** Takes back what somebody proved who does not answer it any more. */
  noteProviders(release: Release): Promise<void>;
  now(): Promise<string>;
}

/** What a check is run with. */
export interface CheckRunParts {
  readonly queue: CheckQueue;
  readonly bindings: CheckBindings;
  readonly recorder: FindingRecorder;
  readonly policy: Policy;
  readonly settings: CheckRunSettings;
  readonly logger: LoggerService;
}

/** Asks who answers a check that was claimed, records what they say, and tells how the run ended. */
export async function runCheck(
  parts: CheckRunParts,
  check: ClaimedCheck,
  stopping: AbortSignal,
): Promise<FinishedCheck> {
  const { recorder, bindings } = parts;
  const release = await recorder.releaseNow(check.releaseId);
  const { itemId, part } = parseTarget(check.target);
  const item = release && findItem(release.workflow, itemId)?.item;
  const providers = bindings.providers(check.provider);
  if (!release || !item || providers.length === 0) {
    return { checkedAt: await recorder.now(), attempts: 0 };
  }
  const { id, kind, title } = item;
  const isMonitoring = kind === 'monitoring';
  if (!isMonitoring) {
    await recorder.noteProviders(release);
  }
  const asked = {
    id,
    kind,
    title,
    ...(!isMonitoring && part !== undefined && { part }),
  };
  const result = together(
    await Promise.all(
      providers.map(async provider => ({
        id: provider.id,
        result: await askProvider(parts, {
          provider,
          release,
          item: asked,
          stopping,
        }),
      })),
    ),
  );
  const run = { release, check, result };
  return isMonitoring ? recordProbe(parts, run) : recordCheck(parts, run);
}
