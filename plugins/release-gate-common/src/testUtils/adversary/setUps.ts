/** A way that the story has gone before the search begins: names of moves, each of which is accepted. */
export interface SetUp {
  readonly name: string;
  readonly way: readonly string[];
  /** How many moves the search goes from here. */
  readonly depth: number;
}

export const prepared = (number: number, commit: string) => [
  `engineer starts a release of ${commit}`,
  `engineer ticks tests-passing of release ${number}`,
  `pipeline reports ${commit} succeeded in staging`,
];

export const requested = (number: number, commit: string, baseline: string) => [
  ...prepared(number, commit),
  `engineer states ${baseline} as baseline and requests approval of release ${number}`,
];

export const approved = (number: number, commit: string, baseline: string) => [
  ...requested(number, commit, baseline),
  `director approves release ${number}`,
];

export const completed = (number: number, commit: string, baseline: string) => [
  ...approved(number, commit, baseline),
  `pipeline reports ${commit} succeeded in production`,
  'the monitoring window passes',
  `engineer ticks logs-monitored of release ${number}`,
  `engineer delivers the note of release ${number}`,
];

const rollingBack = (baseline: string) => [
  ...approved(1, 'a', baseline),
  'pipeline reports a succeeded in production',
  'engineer wants old back and rolls back release 1',
];

export const rolledBack = [
  ...rollingBack('old'),
  'pipeline reports old succeeded in production',
];

/** Where the exhaustive search sets out from. */
export const SET_UPS: readonly SetUp[] = [
  { name: 'nothing yet', way: [], depth: 3 },
  { name: 'prepared', way: prepared(1, 'a'), depth: 3 },
  {
    name: 'the evil commit rejected, another one prepared',
    way: [
      ...requested(1, 'evil', 'old'),
      'director rejects release 1',
      ...prepared(2, 'a'),
    ],
    depth: 2,
  },
  {
    name: 'on staging before the release, and requested',
    way: [
      'workingDirector reports a succeeded in staging',
      'engineer starts a release of a',
      'engineer ticks tests-passing of release 1',
      'engineer states old as baseline and requests approval of release 1',
    ],
    depth: 3,
  },
  {
    name: 'requested once more after somebody else gave up',
    way: [
      'workingDirector starts a release of a',
      'engineer cancels release 1',
      ...requested(2, 'a', 'old'),
    ],
    depth: 2,
  },
  {
    name: 'approved and started',
    way: [
      ...approved(1, 'a', 'old'),
      'pipeline reports a started in production',
    ],
    depth: 3,
  },
  {
    name: 'approved, and a second release prepared',
    way: [...approved(1, 'a', 'old'), ...prepared(2, 'b')],
    depth: 3,
  },
  {
    name: 'one completed, a second approved',
    way: [...completed(1, 'a', 'old'), ...approved(2, 'b', 'nothing')],
    depth: 3,
  },
  {
    name: 'one completed without a baseline, a second approved',
    way: [...completed(1, 'a', 'nothing'), ...approved(2, 'b', 'nothing')],
    depth: 2,
  },
  {
    name: 'two completed',
    way: [...completed(1, 'a', 'old'), ...completed(2, 'b', 'nothing')],
    depth: 3,
  },
  {
    name: 'two completed, and the first rolled back after all',
    way: [
      ...completed(1, 'a', 'old'),
      ...completed(2, 'b', 'nothing'),
      'pipeline reports a succeeded in production',
      'engineer wants old back and rolls back release 1',
      'pipeline reports old succeeded in production',
    ],
    depth: 2,
  },
  { name: 'rolling back', way: rollingBack('old'), depth: 3 },
  {
    name: 'rolling back without a baseline',
    way: rollingBack('nothing'),
    depth: 3,
  },
  { name: 'rolled back', way: rolledBack, depth: 3 },
  {
    name: 'rolled back, and a re-entry requested',
    way: [
      ...rolledBack,
      'engineer ticks root-cause-investigated of release 1',
      'engineer re-enters with b for release 1',
      'engineer ticks tests-passing of release 2',
      'pipeline reports b succeeded in staging',
      'engineer states old as baseline and requests approval of release 2',
    ],
    depth: 3,
  },
  {
    name: 'a release for the second environment, approved',
    way: [
      'engineer starts a release of a for production-2',
      ...approved(1, 'a', 'old').slice(1),
    ],
    depth: 3,
  },
];
