import type { GateRow, OwnRelease } from './gateRows';

/*
 * The rule of the gate once more, in plain words over the rows of the truth
 * table. It shares no code with the gate, so that a mistake has to be made
 * twice to stay unseen.
 */

/** The codes of the reasons, in order; none where the gate allows. */
export function plainGateRule(row: GateRow): readonly string[] {
  const doubts = [
    ...(row.isEntityKnown ? [] : ['unknown-entity']),
    ...(row.environment === 'moon' ? ['unknown-environment'] : []),
    ...(row.isHistoryWhole ? [] : ['history-invalid']),
  ];
  if (doubts.length > 0) {
    return doubts;
  }
  if (row.environment === 'development') {
    return [];
  }
  return row.environment === 'staging' ? staging(row) : production(row);
}

function staging(row: GateRow): readonly string[] {
  const { own } = row;
  if (!own) {
    return [nothingToAsk(row)];
  }
  return [
    ...(own.end === 'cancelled' ? ['release-cancelled'] : []),
    ...(own.preDeployment === 'open' ? ['checklist-incomplete'] : []),
  ];
}

function production(row: GateRow): readonly string[] {
  const { own, other } = row;
  const isWayBack = other === 'rolling back to the commit';
  // Where the way back leads was rolled back itself.
  const isGone =
    isWayBack && own?.end === 'rolled back' && own.isFor === 'production';
  if (isWayBack && !isGone) {
    return [];
  }
  const isLost =
    isGone ||
    other === 'rolling back, nobody knows where to' ||
    (own?.end === 'rolling back, nobody knows where to' &&
      own.isFor === 'production');
  const lost = isLost ? ['rollback-target-unknown'] : [];
  if (own?.isFor !== 'production') {
    return [nothingToAsk(row), ...lost];
  }
  const isOtherInTheWay =
    other === 'in production' ||
    (other.startsWith('rolling back') &&
      other !== 'rolling back to the commit elsewhere');
  return [
    ...(own.end === 'cancelled' ? ['release-cancelled'] : []),
    ...(own.end.startsWith('rol') ? ['release-rolled-back'] : []),
    ...lost,
    ...(own.approval === 'approved and used' ? ['already-deployed'] : []),
    ...(own.preDeployment === 'open' ? ['checklist-incomplete'] : []),
    ...(own.staging === 'open' ? ['checklist-incomplete'] : []),
    ...approval(own, row),
    ...(isOtherInTheWay ? ['another-release-in-production'] : []),
  ];
}

function nothingToAsk({ own, other }: GateRow): string {
  const isOpenElsewhere =
    own !== undefined && own.end !== 'cancelled' && own.end !== 'rolled back';
  const isOtherOpen = other !== 'none' && other !== 'completed';
  return isOtherOpen && !isOpenElsewhere ? 'commit-mismatch' : 'no-release';
}

function approval(
  { approval: status, end }: OwnRelease,
  { isBaselineChanged, isOwnerChanged }: GateRow,
): readonly string[] {
  // A rollback stops the clock of the approval.
  const runsOut = end === 'going on' || end === 'cancelled';
  // What has ended has nothing left that a new owner could void.
  const isVoid = isOwnerChanged && end !== 'cancelled' && end !== 'rolled back';
  // A rollback of the release leaves its approval as it is.
  const isOvertaken = isVoid || (isBaselineChanged && runsOut);
  switch (status) {
    case 'never requested':
      return ['approval-missing'];
    case 'requested':
      return [isOvertaken ? 'approval-voided' : 'approval-missing'];
    case 'requested, run out':
      if (runsOut) {
        return ['approval-expired'];
      }
      return [isVoid ? 'approval-voided' : 'approval-missing'];
    case 'approved, run out':
      if (runsOut) {
        return ['approval-expired'];
      }
      return isVoid ? ['approval-voided'] : [];
    case 'approved':
      return isOvertaken ? ['approval-voided'] : [];
    case 'approved and used':
      return [];
    case 'rejected':
      return ['approval-rejected'];
    case 'voided':
      return ['approval-voided'];
    case 'revoked':
      return ['approval-revoked'];
    case 'expired':
      return ['approval-expired'];
    default:
      return status satisfies never;
  }
}
