/*
 * The truth table of the gate: every combination of what its answer can depend
 * on, in a domain that is small enough to go through as a whole.
 */

const APPROVALS = [
  'never requested',
  'requested',
  'requested, run out',
  'approved',
  'approved, run out',
  'approved and used',
  'rejected',
  'voided',
  'revoked',
  'expired',
] as const;

const ENDS = [
  'going on',
  'cancelled',
  'rolling back',
  'rolling back, nobody knows where to',
  'rolled back',
] as const;

/** The release of the commit that the gate is asked about. */
export interface OwnRelease {
  /** Whether it is for the environment `production` or for another of that tier. */
  readonly isFor: 'production' | 'production-eu';
  readonly end: (typeof ENDS)[number];
  readonly approval: (typeof APPROVALS)[number];
  readonly preDeployment: 'complete' | 'open';
  readonly staging: 'complete' | 'open';
}

const OTHER_RELEASES = [
  'none',
  'open',
  'completed',
  'in production',
  'rolling back to the commit',
  'rolling back to another commit',
  'rolling back, nobody knows where to',
  'rolling back to the commit elsewhere',
] as const;

/** One row of the truth table. */
export interface GateRow {
  readonly environment: 'production' | 'staging' | 'development' | 'moon';
  readonly isEntityKnown: boolean;
  readonly isHistoryWhole: boolean;
  readonly own?: OwnRelease;
  /** The entity's other release, if it has one. */
  readonly other: (typeof OTHER_RELEASES)[number];
  /** Whether another commit reached production after the request. */
  readonly isBaselineChanged: boolean;
  /** Whether the catalog names another owner than the release. */
  readonly isOwnerChanged: boolean;
}

const ENVIRONMENTS = [
  'production',
  'staging',
  'development',
  'moon',
] as const satisfies readonly GateRow['environment'][];

/** Whether the entity is known, and whether its history is whole. */
const DOUBTS = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
] as const;

function ownReleases(): readonly OwnRelease[] {
  const states = ['complete', 'open'] as const;
  return (['production', 'production-eu'] as const).flatMap(isFor =>
    ENDS.flatMap(end =>
      APPROVALS.flatMap(approval =>
        states.flatMap(preDeployment =>
          states.map(staging => ({
            isFor,
            end,
            approval,
            preDeployment,
            staging,
          })),
        ),
      ),
    ),
  );
}

/** Two releases never roll back at once: production has one holder. */
function canBeTogether(
  own: OwnRelease | undefined,
  other: GateRow['other'],
): boolean {
  return !(
    own?.end.startsWith('rolling back') && other.startsWith('rolling back')
  );
}

/** Every row of the truth table. */
export function* gateRows(): Generator<GateRow> {
  for (const own of [undefined, ...ownReleases()]) {
    for (const other of OTHER_RELEASES) {
      if (!canBeTogether(own, other)) {
        continue;
      }
      for (const environment of ENVIRONMENTS) {
        for (const isBaselineChanged of [false, true]) {
          for (const isOwnerChanged of [false, true]) {
            for (const [isEntityKnown, isHistoryWhole] of DOUBTS) {
              yield {
                environment,
                isEntityKnown,
                isHistoryWhole,
                other,
                isBaselineChanged,
                isOwnerChanged,
                ...(own && { own }),
              };
            }
          }
        }
      }
    }
  }
}
