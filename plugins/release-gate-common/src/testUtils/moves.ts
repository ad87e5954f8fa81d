import type { ReleaseId } from '../domain/model/names';
import {
  DAY,
  MINUTE,
  type Person,
  type Simulation,
  type CommandOnRelease,
  commitOf,
} from './simulation';
import type { Outcome } from '../domain/handle';

/** Something that somebody can try in a world, whatever has happened before. */
export interface Move {
  readonly name: string;
  /** Undefined where there is no release to try it on. */
  readonly make: (world: Simulation) => Outcome | undefined;
}

function newest(world: Simulation): ReleaseId | undefined {
  return world.world.entity.releases.at(-1)?.id;
}

/** A command on the newest release. */
function on(
  name: string,
  who: Person,
  make: (world: Simulation, releaseId: string) => CommandOnRelease,
): Move {
  return {
    name: `${who}: ${name}`,
    make: world => {
      const id = newest(world);
      return id === undefined
        ? undefined
        : world.tryOn(who, id, make(world, id));
    },
  };
}

function digestOf(world: Simulation, id: string): string {
  const { approval } = world.world.releases[id];
  return approval.status === 'none' ? '0'.repeat(64) : approval.request.digest;
}

const statement = 'I have read it and decided so.';

const decide = (who: Person, decision: 'approved' | 'rejected'): Move =>
  on(decision, who, (world, id) => ({
    type: 'decide',
    decision,
    statement,
    requestDigest: digestOf(world, id),
  }));

const report = (
  environment: string,
  digit: string,
  status: 'started' | 'succeeded' | 'failed',
): Move => ({
  name: `pipeline: ${digit} ${status} in ${environment}`,
  make: world =>
    world.tryReport('pipeline', environment, commitOf(digit), status),
});

const checked = (status: 'passing' | 'failing' | 'unavailable'): Move =>
  on(`tests are ${status}`, 'portal', (world, id) => ({
    type: 'record-check',
    itemId: 'tests-passing',
    provider: 'ci',
    commit: world.world.releases[id].commit,
    status,
    message: `It is ${status}`,
  }));

const wait = (name: string, milliseconds: number): Move => ({
  name,
  make: world => {
    world.wait(milliseconds);
    return undefined;
  },
});

/** Everything that moves a release of the two-item workflow. */
export const moves: readonly Move[] = [
  {
    name: 'engineer: start a',
    make: world => world.tryStart('engineer', { commit: commitOf('a') }),
  },
  on('complete tests-passing', 'engineer', () => ({
    type: 'complete',
    itemId: 'tests-passing',
    note: 'green',
  })),
  on('reopen tests-passing', 'engineer', () => ({
    type: 'reopen',
    itemId: 'tests-passing',
    note: 'red',
  })),
  report('staging', 'a', 'succeeded'),
  report('staging', 'b', 'succeeded'),
  on('request', 'engineer', world => ({
    type: 'request',
    requestId: world.nextId(),
    what: 'What',
    why: 'Why',
    testingResults: 'Green',
    releaseNotes: '# Notes',
    ...(world.world.entity.deployments.some(d => d.coverage === 'approval')
      ? {}
      : { baseline: { version: '0', commit: commitOf('9') } }),
  })),
  decide('director', 'approved'),
  decide('director', 'rejected'),
  decide('engineer', 'approved'),
  on('revoke', 'director', () => ({ type: 'revoke', statement })),
  report('production', 'a', 'started'),
  report('production', 'a', 'succeeded'),
  report('production', 'a', 'failed'),
  report('production', 'b', 'succeeded'),
  report('production', '9', 'succeeded'),
  on('complete logs-monitored', 'engineer', () => ({
    type: 'complete',
    itemId: 'logs-monitored',
  })),
  on('deliver', 'engineer', () => ({ type: 'deliver' })),
  on('roll back', 'engineer', (world, id) => {
    const { approval } = world.world.releases[id];
    const baseline =
      approval.status === 'none' ? null : approval.request.snapshot.baseline;
    return {
      type: 'roll-back',
      reason: 'Broken',
      restoredVersion: baseline?.version ?? '0',
      usersAffected: false,
    };
  }),
  {
    name: 'engineer: re-enter with b',
    make: world => {
      const id = newest(world);
      return id === undefined
        ? undefined
        : world.tryReenter('engineer', id, commitOf('b'));
    },
  },
  on('cancel', 'engineer', () => ({ type: 'cancel', reason: 'No need' })),
  on('amend the commit to b', 'engineer', () => ({
    type: 'amend',
    commit: commitOf('b'),
  })),
  on('expiry', 'portal', () => ({ type: 'note-expiry' })),
  wait('the window passes', 15 * MINUTE),
  wait('a week passes', 7 * DAY),
];

/** What else people and programs try, allowed or not. */
export const moreMoves: readonly Move[] = [
  ...moves,
  {
    name: 'colleague: start b',
    make: world => world.tryStart('colleague', { commit: commitOf('b') }),
  },
  {
    name: 'outsider: start c',
    make: world => world.tryStart('outsider', { commit: commitOf('c') }),
  },
  on('amend the title', 'workingDirector', world => ({
    type: 'amend',
    title: `Title ${world.now}`,
  })),
  decide('workingDirector', 'approved'),
  decide('directorsAgent', 'approved'),
  decide('pipeline', 'approved'),
  decide('deputy', 'approved'),
  on('approve another digest', 'director', () => ({
    type: 'decide',
    decision: 'approved',
    statement,
    requestDigest: 'f'.repeat(64),
  })),
  on('complete everything', 'agent', () => ({
    type: 'complete',
    itemId: 'tests-passing',
  })),
  on('complete by hand what follows', 'engineer', () => ({
    type: 'complete',
    itemId: 'approval-granted',
  })),
  on('link a ticket', 'engineer', () => ({
    type: 'link-ticket',
    tracker: 'usersnap',
    id: 'P-1',
  })),
  on('attach a note', 'engineer', world => ({
    type: 'attach',
    kind: 'release-note',
    title: 'Notes',
    markdown: `# Notes of ${world.now}`,
  })),
  checked('passing'),
  checked('failing'),
  checked('unavailable'),
  on('the probe fails', 'portal', () => ({
    type: 'record-probe',
    probe: 'uptime',
    status: 'failing',
    message: 'No answer',
  })),
  on('the window ends', 'portal', world => ({
    type: 'close-window',
    runs: Array.from({ length: 40 }, (_, index) => ({
      probe: 'uptime',
      at: new Date(Date.parse(world.now) - index * MINUTE).toISOString(),
      status: 'passing',
    })),
  })),
  on('new owner', 'portal', world => ({
    type: 'note-owner',
    owner: `group:default/${world.now.slice(0, 10)}`,
  })),
  {
    name: 'the catalog names another owner',
    make: world => {
      world.owner = `group:default/${world.now.slice(0, 10)}`;
      return undefined;
    },
  },
  report('production', 'b', 'started'),
  report('production', 'b', 'failed'),
  report('production', 'c', 'succeeded'),
  report('moon', 'a', 'succeeded'),
  report('development', 'a', 'succeeded'),
];

/** The move of that name. */
export function moveNamed(name: string): Move {
  const move = moreMoves.find(candidate => candidate.name === name);
  if (!move) {
    throw new Error(`No move '${name}'`);
  }
  return move;
}
