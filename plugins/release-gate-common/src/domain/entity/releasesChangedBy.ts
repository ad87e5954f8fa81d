import type { ReleaseId } from '../model/names';
import type { ReleaseCommand } from '../model/commands/command';
import type { ReportDeployment } from '../model/commands/deployments';
import type { EntityRecord, ReleaseEntry } from '../model/entity';
import { isOpen, releaseOfCommit } from './releases';
import { runningIn } from './running';

/** Whether a request of the release waits, or an approval is not used, as far as the record says. */
function isPending({ standing, contributors, request }: ReleaseEntry): boolean {
  return (
    (standing === 'open' || standing === 'in-production') &&
    (contributors === undefined ||
      request?.status === 'requested' ||
      request?.status === 'approved')
  );
}

/** Commands by which a rollback begins, ends, or leaves something to do. */
const ROLLBACK_COMMANDS: ReadonlySet<ReleaseCommand['type']> = new Set<
  ReleaseCommand['type']
>(['complete', 'reopen', 'amend']);

/**
 * The releases that a command on a release may change: that one, and those
 * whose request or unused approval a rollback can void. `world` of
 * {@link handle} has to hold them.
 *
 * @public
 */
export function releasesChangedBy(
  record: EntityRecord,
  { type, releaseId }: ReleaseCommand,
): readonly ReleaseId[] {
  const own = record.releases.find(({ id }) => id === releaseId);
  const isOfRollback =
    type === 'roll-back' ||
    (own?.rollbackBegan !== undefined && ROLLBACK_COMMANDS.has(type));
  return isOfRollback
    ? [
        releaseId,
        ...record.releases
          .filter(entry => entry.id !== releaseId && isPending(entry))
          .map(({ id }) => id),
      ]
    : [releaseId];
}

/**
 * The releases that a deployment report is judged by or may change: every open
 * one, those of the commit that answer for it, and the one that runs there.
 *
 * @public
 */
export function releasesForReport(
  record: EntityRecord,
  { commit, environment }: Pick<ReportDeployment, 'commit' | 'environment'>,
): readonly ReleaseId[] {
  const own = [
    releaseOfCommit(record, commit, environment),
    releaseOfCommit(record, commit),
  ].flatMap(entry => entry ?? []);
  const runningId = runningIn(record, environment)?.releaseId;
  const running = record.releases.filter(({ id }) => id === runningId);
  return [
    ...new Set(
      [...record.releases.filter(isOpen), ...own, ...running].map(
        ({ id }) => id,
      ),
    ),
  ];
}
