import { proveDecider } from '../authority/authority';
import { refuseStatement } from '../authority/statement';
import { refuseStaleChecks } from '../progress/refuseStaleChecks';
import { after } from '../model/instants';
import { type Refusal, no, refusal } from '../model/refusals';
import type { Release } from '../model/release';
import { type Decider, accepted } from '../model/tables';
import { DECISION_RULES } from './flawIn';
import { mayRevoke, openRequest } from './may';

/** A request is decided on once. */
function refuseSecondDecision(
  { approval }: Release,
  digest: string,
): Refusal | undefined {
  const decision = 'decision' in approval ? approval.decision : undefined;
  return decision &&
    approval.status !== 'none' &&
    approval.request.digest === digest
    ? refusal(
        'already-decided',
        `${decision.decidedBy} has ${decision.decision} this request`,
      )
    : undefined;
}

const decide: Decider<'decide'> = (release, command, context) => {
  const { decision, statement, requestDigest } = command;
  const { policy } = context;
  const decider = proveDecider(release, context);
  if ('refused' in decider) {
    return decider;
  }
  const second = refuseSecondDecision(release, requestDigest);
  if (second) {
    return { refused: second };
  }
  const open = openRequest(release);
  if ('refused' in open) {
    return open;
  }
  const { request } = open;
  const unwritten = refuseStatement(statement, policy.minimumStatementLength);
  if (unwritten) {
    return { refused: unwritten };
  }
  if (request.digest !== requestDigest) {
    return no(
      'stale-digest',
      'requestDigest does not name the open request: it has changed',
    );
  }
  // A no needs no proof that the checks still hold.
  const stale =
    decision === 'approved' ? refuseStaleChecks(release, context) : undefined;
  return stale
    ? { refused: stale }
    : accepted({
        type: 'decision-made',
        data: {
          rules: DECISION_RULES,
          requestNumber: request.snapshot.number,
          digest: requestDigest,
          decision,
          statement,
          approverVia: decider.via,
          ...(decision === 'approved' && {
            validUntil: after(context.now, policy.approvalValidForMs),
          }),
        },
      });
};

const revoke: Decider<'revoke'> = (release, { statement }, context) => {
  const may = mayRevoke(release, context);
  if ('refused' in may) {
    return may;
  }
  const refused = refuseStatement(
    statement,
    context.policy.minimumStatementLength,
  );
  return refused
    ? { refused }
    : accepted({
        type: 'approval-revoked',
        data: {
          requestNumber: may.request.snapshot.number,
          statement,
          approverVia: may.via,
        },
      });
};

export const approvalDeciders = {
  decide,
  revoke,
  // What ran out is written down before any decision, and here nothing else follows.
  'note-expiry': () => accepted(),
};
