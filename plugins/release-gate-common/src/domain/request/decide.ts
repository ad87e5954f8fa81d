import { requestDigest } from '../approval/digests';
import { refuseStaleChecks } from '../progress/refuseStaleChecks';
import {
  documentAttached,
  latestDocument,
  refuseDraft,
} from '../documents/documents';
import { refuseStatedBaseline } from '../entity/refuseStatedBaseline';
import { baselineOf } from '../entity/baselines';
import type { ApprovalRequestSnapshot } from '../model/approvalRequest';
import type { Context } from '../model/context';
import { after } from '../model/instants';
import type { VersionAndCommit } from '../model/names';
import { policyDigest } from '../model/policyDigest';
import { type Refused, no } from '../model/refusals';
import type { Release } from '../model/release';
import { type Decider, accepted } from '../model/tables';
import { refuseRequesting } from './may';
import { snapshotOf } from './snapshot';

/** The rollback target of the request: what is known to run, else what the requester states. */
function requestedBaseline(
  release: Release,
  stated: VersionAndCommit | undefined,
  context: Context,
): { readonly baseline: ApprovalRequestSnapshot['baseline'] } | Refused {
  const found = baselineOf(context.entity, release.environment);
  // A request and its rollback name a baseline without a version by its commit.
  const known = found && {
    version: found.version ?? found.commit,
    commit: found.commit,
  };
  if (stated?.commit === release.commit) {
    return no(
      'invalid-baseline',
      'baseline.commit must be another commit than the one that is to be deployed',
    );
  }
  if (known && stated && stated.commit !== known.commit) {
    return no(
      'baseline-known',
      `baseline cannot be stated: ${known.version} is known to run in ${release.environment}`,
    );
  }
  if (known) {
    return { baseline: { ...known, stated: false } };
  }
  const unfit = stated && refuseStatedBaseline(context, stated.commit);
  if (unfit) {
    return { refused: unfit };
  }
  return { baseline: stated ? { ...stated, stated: true } : null };
}

const request: Decider<'request'> = (release, command, context) => {
  const { releaseNotes } = command;
  const refused =
    refuseRequesting(release, context) ?? refuseStaleChecks(release, context);
  if (refused) {
    return { refused };
  }
  const found = requestedBaseline(release, command.baseline, context);
  if ('refused' in found) {
    return found;
  }
  const draft =
    releaseNotes === undefined ? undefined : refuseDraft(releaseNotes);
  if (draft) {
    return { refused: draft };
  }
  const attached =
    releaseNotes === undefined
      ? undefined
      : documentAttached(release, {
          kind: 'release-note',
          title: `Release notes ${release.version}`,
          markdown: releaseNotes,
        });
  const releaseNote = attached?.data ?? latestDocument(release, 'release-note');
  if (!releaseNote) {
    return no('release-notes-missing', 'The release has no release note');
  }
  const { baseline } = found;
  const snapshot = snapshotOf({
    release,
    command,
    context,
    baseline,
    releaseNote,
  });
  return accepted(...(attached ? [attached] : []), {
    type: 'approval-requested',
    data: {
      request: snapshot,
      digest: requestDigest(snapshot),
      expiresAt: after(context.now, context.policy.requestExpiresMs),
      entitySequence: context.entity.sequence,
      policyDigest: policyDigest(context.policy),
    },
  });
};

export const requestDeciders = { request };
