import type { Command, Release } from '../../domain';
import {
  COMMITS,
  type CommitName,
  WORKFLOW,
  type Who,
  versionOf,
} from './cast';
import type { Move, Play } from './Play';

/** How many releases take part. */
export const RELEASES = 3;

export const OWNER = 'group:default/portal-team';
export const STATEMENT = 'I have read it and decided so.';

type WithoutRelease<T> = T extends unknown ? Omit<T, 'releaseId'> : never;
type OnRelease = WithoutRelease<Exclude<Command, { readonly type: 'start' }>>;

/** A move on the release that was started as the `number`th; none where there is no such release. */
type On = (
  who: Who,
  what: string,
  wanted: OnRelease | ((release: Release, play: Play) => OnRelease | undefined),
) => Move;

function onRelease(number: number): On {
  return (who, what, wanted) => ({
    name: `${who} ${what} release ${number}`,
    who,
    command: play => {
      const release = play.release(number);
      const made =
        release &&
        (typeof wanted === 'function' ? wanted(release, play) : wanted);
      return made && ({ ...made, releaseId: release.id } as Command);
    },
  });
}

function ticking(on: On): readonly Move[] {
  const complete = (who: Who, itemId: string): Move =>
    on(who, `ticks ${itemId} of`, {
      type: 'complete',
      itemId,
      note: 'Seen to work',
      url: 'https://ci.example.com/1',
    });
  const reopen = (itemId: string): Move =>
    on('engineer', `re-opens ${itemId} of`, {
      type: 'reopen',
      itemId,
      note: 'Not so',
    });
  return [
    complete('engineer', 'tests-passing'),
    reopen('tests-passing'),
    complete('engineer', 'logs-monitored'),
    complete('engineer', 'reverted'),
    complete('director', 'reverted'),
    complete('engineer', 'root-cause-investigated'),
    reopen('root-cause-investigated'),
  ];
}

function requesting(on: On): readonly Move[] {
  const request = (baseline?: CommitName): Move =>
    on(
      'engineer',
      `states ${baseline ?? 'nothing'} as baseline and requests approval of`,
      (_release, play) => ({
        type: 'request',
        requestId: play.nextId(),
        what: 'What',
        why: 'Why',
        testingResults: 'Green',
        releaseNotes: '# Notes',
        ...(baseline && {
          baseline: { version: versionOf(baseline), commit: COMMITS[baseline] },
        }),
      }),
    );
  return [undefined, 'old' as const, 'evil' as const, 'a' as const].map(
    request,
  );
}

function deciding(on: On): readonly Move[] {
  const decide = (
    who: Who,
    what: string,
    [decision, statement]: readonly ['approved' | 'rejected', string],
  ): Move =>
    on(who, what, ({ approval, commit }) =>
      // Nobody who may decide is fooled by the evil commit itself.
      decision === 'approved' && commit === COMMITS.evil
        ? undefined
        : {
            type: 'decide',
            decision,
            statement,
            requestDigest:
              approval.status === 'none'
                ? '0'.repeat(64)
                : approval.request.digest,
          },
    );
  return [
    decide('director', 'approves', ['approved', STATEMENT]),
    decide('director', 'nods at', ['approved', 'Yes']),
    decide('workingDirector', 'approves', ['approved', STATEMENT]),
    decide('engineer', 'approves', ['approved', STATEMENT]),
    decide('directorsAgent', 'approves', ['approved', STATEMENT]),
    decide('director', 'rejects', ['rejected', STATEMENT]),
    on('director', 'takes back the approval of', {
      type: 'revoke',
      statement: STATEMENT,
    }),
  ];
}

function changing(on: On): readonly Move[] {
  const amend = (commit: CommitName): Move =>
    on('colleague', `amends to ${commit}`, {
      type: 'amend',
      commit: COMMITS[commit],
    });
  const attach = (kind: 'release-note' | 'incident-report'): Move =>
    on('engineer', `attaches another ${kind} to`, {
      type: 'attach',
      kind,
      title: 'Notes',
      markdown: '# Other notes',
    });
  return [
    amend('a'),
    amend('b'),
    amend('evil'),
    on('colleague', 'amends the version of', ({ version }) => ({
      type: 'amend',
      version: `${version}.1`,
    })),
    attach('release-note'),
    attach('incident-report'),
    on('engineer', 'links a ticket to', {
      type: 'link-ticket',
      tracker: 'usersnap',
      id: 'P-1',
    }),
    on('engineer', 'unlinks the ticket from', {
      type: 'unlink-ticket',
      tracker: 'usersnap',
      id: 'P-1',
      reason: 'Another release',
    }),
    on('engineer', 'delivers the note of', { type: 'deliver' }),
    on('agent', 'delivers the note of', { type: 'deliver' }),
    on('portal', 'sees another owner of', {
      type: 'note-owner',
      owner: 'group:default/others',
    }),
    on('portal', 'writes down what ran out of', { type: 'note-expiry' }),
    on('engineer', 'cancels', { type: 'cancel', reason: 'No need' }),
    on('agent', 'cancels', { type: 'cancel', reason: 'No need' }),
  ];
}

function goingBack(on: On): readonly Move[] {
  const rollBack = (who: Who, target: CommitName): Move =>
    on(who, `wants ${target} back and rolls back`, {
      type: 'roll-back',
      reason: 'Broken',
      restoredVersion: versionOf(target),
      usersAffected: false,
    });
  const reenter = (who: Who, commit: CommitName): Move =>
    on(who, `re-enters with ${commit} for`, (_release, play) =>
      play.world.entity.releases.length < RELEASES
        ? {
            type: 're-enter',
            newReleaseId: play.nextId(),
            version: versionOf(commit),
            commit: COMMITS[commit],
            owner: OWNER,
            workflow: WORKFLOW,
          }
        : undefined,
    );
  return [
    rollBack('engineer', 'old'),
    rollBack('engineer', 'a'),
    rollBack('engineer', 'evil'),
    rollBack('director', 'old'),
    rollBack('agent', 'old'),
    on('engineer', 'says that users were affected by', {
      type: 'amend',
      usersAffected: true,
    }),
    on('director', 'says that nobody was affected by', {
      type: 'amend',
      usersAffected: false,
    }),
    reenter('engineer', 'a'),
    reenter('engineer', 'b'),
    reenter('engineer', 'evil'),
    reenter('agent', 'a'),
  ];
}

/** Everything that is tried on one release, by the place in which it was started. */
export function movesOn(number: number): readonly Move[] {
  const on = onRelease(number);
  return [ticking, requesting, deciding, changing, goingBack].flatMap(group =>
    group(on),
  );
}
