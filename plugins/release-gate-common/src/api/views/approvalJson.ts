import { mayDecide } from '../../domain/approval/may';
import type { Context } from '../../domain/model/context';
import type { Release, ReleaseNow } from '../../domain/model/release';
import { flagsOf } from '../../domain/request/flagsOf';
import type { ApprovalJson } from '../answers/approval';
import type { ReleaseJson } from '../answers/releases';

export function approvalJson({ approval }: Release): ApprovalJson {
  if (approval.status === 'none') {
    return { status: 'none' };
  }
  const { snapshot, digest, expiresAt } = approval.request;
  const flags = flagsOf(snapshot);
  const decision = 'decision' in approval ? approval.decision : undefined;
  return {
    status: approval.status,
    request: {
      number: snapshot.number,
      id: snapshot.id,
      digest,
      what: snapshot.what,
      why: snapshot.why,
      testingResults: snapshot.testingResults,
      releaseNotes: snapshot.releaseNote.markdown,
      releaseNoteVersion: snapshot.releaseNote.version,
      ...(snapshot.baseline && { baseline: snapshot.baseline }),
      requestedBy: snapshot.requestedBy,
      requestedAt: snapshot.requestedAt,
      expiresAt,
      ...(flags.length > 0 && { flags }),
    },
    ...(decision && {
      decision: {
        decision: decision.decision,
        statement: decision.statement,
        decidedBy: decision.decidedBy,
        decidedAt: decision.decidedAt,
        approverVia: decision.approverVia,
        ...(decision.validUntil && { validUntil: decision.validUntil }),
      },
    }),
    ...(approval.status === 'approved' &&
      approval.use?.usedBy && { usedBy: approval.use.usedBy }),
    ...('endedAt' in approval && {
      ended: { at: approval.endedAt, reason: approval.reason },
    }),
  };
}

/** Why the actor may not decide on the open request, said by the rule that refuses the decision. */
export function mayNotDecideJson(
  release: ReleaseNow,
  context: Context,
): Pick<ReleaseJson, 'mayNotDecide'> {
  const may = mayDecide(release, context);
  return release.approval.status === 'requested' && 'refused' in may
    ? { mayNotDecide: may.refused }
    : {};
}
