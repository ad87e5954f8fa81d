import { voiding } from '../approval/voiding';
import type { CommandOf } from '../model/commands/command';
import type { Context } from '../model/context';
import type { VoidCause } from '../model/events/approval';
import type { ReleaseEventBody, ReleaseEventOf } from '../model/events/event';
import { type Refusal, no } from '../model/refusals';
import { type Release, type ReleaseNow, rollbackOf } from '../model/release';
import { type Decider, accepted } from '../model/tables';
import { itemsOf } from '../model/workflowItems';
import { refuseAffectedChange } from '../rollback/may';
import { refuseAmending, refuseTakenCommit } from './may';

type Amendment = ReleaseEventOf<'release-amended'>['data'];

function changedFields(
  release: Release,
  command: CommandOf<'amend'>,
): Amendment {
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

/** What ends an unused approval, where several fields change the first of them. */
const VOID_CAUSES = [
  ['commit', 'commit-changed'],
  ['version', 'version-changed'],
  ['routine', 'routine-changed'],
  ['changes', 'changes-changed'],
] as const satisfies readonly (readonly [keyof Amendment, VoidCause])[];

function refuseAmendment(
  release: ReleaseNow,
  command: CommandOf<'amend'>,
  context: Context,
): Refusal | undefined {
  const { version, commit, title, routine, changes, usersAffected } = command;
  const isContent = [version, commit, routine, changes].some(
    field => field !== undefined,
  );
  const scope = isContent ? 'content' : 'title';
  return (
    (isContent || title !== undefined
      ? refuseAmending(release, context, scope)
      : undefined) ??
    (usersAffected === undefined
      ? undefined
      : refuseAffectedChange(release, context, usersAffected))
  );
}

/** A changed commit re-opens every item that somebody or something completed. */
function reopening(
  release: Release,
  { commit }: Amendment,
): readonly ReleaseEventBody[] {
  const itemIds = itemsOf(release.workflow)
    .map(({ id }) => id)
    .filter(id => release.items[id] !== undefined);
  return commit !== undefined && itemIds.length > 0
    ? [{ type: 'items-reopened', data: { itemIds, cause: 'commit-changed' } }]
    : [];
}

/** Changes what is said of the release, and re-opens and voids what stood on that. */
export const amend: Decider<'amend'> = (release, command, context) => {
  const { usersAffected } = command;
  const data = changedFields(release, command);
  const refused =
    refuseAmendment(release, command, context) ??
    (data.commit === undefined
      ? undefined
      : refuseTakenCommit(
          context.entity,
          { commit: data.commit, environment: release.environment },
          release.id,
        ));
  if (refused) {
    return { refused };
  }
  const cause = VOID_CAUSES.find(([field]) => data[field] !== undefined)?.[1];
  const events: readonly ReleaseEventBody[] = [
    ...(Object.keys(data).length > 0
      ? [{ type: 'release-amended' as const, data }]
      : []),
    ...reopening(release, data),
    ...(cause ? voiding(release, cause) : []),
    ...(usersAffected !== undefined &&
    usersAffected !== rollbackOf(release)?.usersAffected
      ? [{ type: 'users-affected-changed' as const, data: { usersAffected } }]
      : []),
  ];
  return events.length > 0
    ? accepted(...events)
    : no('nothing-changed', 'The release has these values already');
};
