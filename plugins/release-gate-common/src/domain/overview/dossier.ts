import type { CommitId, EnvironmentName, ReleaseId } from '../model/names';
import { runningSince } from '../entity/running';
import type { EntityRecord } from '../model/entity';
import type { Release, ReleaseNow } from '../model/release';
import {
  type RequestDifference,
  requestDifference,
} from '../request/requestDifference';
import { type Duty, openDutiesOf } from './duties';
import { type Setback, setbacksOf } from './setbacks';

/** A deployment that no pipeline saw. @public */
export interface WordOnly {
  readonly environment: EnvironmentName;
  readonly status: 'started' | 'succeeded' | 'failed';
  readonly commit: CommitId;
  readonly at: string;
  readonly by: string;
}

/**
 * What an approver has to know besides the request itself. Nothing of it is in
 * the digest: it tells of now.
 *
 * @public
 */
export interface Dossier {
  /** What runs in production, so that what changes can be looked at. */
  readonly inProduction?: {
    readonly version: string;
    readonly commit: CommitId;
    readonly since: string;
    readonly releaseId?: ReleaseId;
  };
  /** Open from the entity's other releases. */
  readonly openDuties: readonly Duty[];
  /** Newest first. */
  readonly setbacks: readonly Setback[];
  readonly wordOnly: readonly WordOnly[];
  readonly difference?: RequestDifference;
}

/**
 * What an approver has to know of a release besides its request.
 *
 * @param others - the other releases of the entity, as far as they matter
 * @public
 */
export function dossierOf(
  release: ReleaseNow,
  others: readonly Release[],
  entity: EntityRecord,
): Dossier {
  const running = runningSince(entity, release.environment);
  const isSince = ({ at }: { readonly at: string }) =>
    !running || Date.parse(at) >= Date.parse(running.since);
  const setbacks = [
    ...[release, ...others].flatMap(setbacksOf),
    ...entity.violations.map(({ at, message }) => ({
      kind: 'violation' as const,
      at,
      message,
    })),
  ]
    .filter(isSince)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const difference = requestDifference(release);
  return {
    ...(running && { inProduction: running }),
    openDuties: others.flatMap(openDutiesOf),
    setbacks,
    wordOnly: release.deployments
      .concat(
        entity.deployments.filter(
          ({ tier, commit, releaseId }) =>
            tier === 'staging' &&
            commit === release.commit &&
            releaseId !== release.id,
        ),
      )
      .filter(({ source }) => source === 'person')
      .map(({ environment, status, commit, at, by }) => ({
        environment,
        status,
        commit,
        at,
        by,
      })),
    ...(difference && { difference }),
  };
}
