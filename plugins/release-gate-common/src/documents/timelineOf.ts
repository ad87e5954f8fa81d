import type { TimelineEntry } from './DocumentFacts';
import type { RecordedDeployment } from '../domain/model/deployment';
import { type Release, rollbackOf } from '../domain/model/release';
import { shortCommit } from '../domain/model/shortCommit';
import { itemsOf } from '../domain/model/workflowItems';

function deploymentSentence(
  release: Release,
  { environment, status, commit, coverage }: RecordedDeployment,
): string {
  if (coverage === 'rollback' && status === 'succeeded') {
    return `${rollbackOf(release)?.restoredVersion} was back in ${environment}`;
  }
  const what = `deployment of ${shortCommit(commit)} to ${environment}`;
  switch (status) {
    case 'started':
      return `The ${what} began`;
    case 'succeeded':
      return `The ${what} succeeded`;
    case 'failed':
      return `The ${what} failed`;
    default:
      return status satisfies never;
  }
}

function approvalEntries({ approval }: Release): readonly TimelineEntry[] {
  if (approval.status === 'none') {
    return [];
  }
  const { snapshot } = approval.request;
  const decision = 'decision' in approval ? approval.decision : undefined;
  return [
    {
      at: snapshot.requestedAt,
      what: `The approval was requested (request ${snapshot.number})`,
      by: snapshot.requestedBy,
    },
    ...(decision
      ? [
          {
            at: decision.decidedAt,
            what: `The request was ${decision.decision}`,
            by: decision.decidedBy,
          },
        ]
      : []),
    ...('endedAt' in approval
      ? [
          {
            at: approval.endedAt,
            what: `The approval ended without use: ${approval.status}`,
            by: null,
          },
        ]
      : []),
  ];
}

function rollbackEntries(release: Release): readonly TimelineEntry[] {
  const rollback = rollbackOf(release);
  if (!rollback) {
    return [];
  }
  const since = rollback.affected?.since;
  const done = itemsOf(release.workflow).flatMap(
    (item): readonly TimelineEntry[] => {
      const evidence = release.items[item.id]?.completion?.evidence;
      if (!evidence) {
        return [];
      }
      const isNotice =
        item.kind === 'automatic' && item.follows === 'notification';
      const isRevertByHand =
        item.kind === 'deployment' &&
        item.target === 'baseline' &&
        evidence.source === 'person';
      if (isNotice) {
        return [
          { at: evidence.at, what: 'The approvers were notified', by: null },
        ];
      }
      return isRevertByHand
        ? [
            {
              at: evidence.at,
              what: `${rollback.restoredVersion} was back in ${release.environment}, as a person says`,
              by: evidence.by,
            },
          ]
        : [];
    },
  );
  return [
    ...(since ? [{ at: since, what: 'Users were affected', by: null }] : []),
    {
      at: rollback.startedAt,
      what: `The rollback to ${rollback.restoredVersion} was begun`,
      by: rollback.startedBy,
    },
    ...done,
  ];
}

/**
 * What happened to a release, oldest first, with the server's times. Since
 * when users were affected is a person's word.
 *
 * @public
 */
export function timelineOf(release: Release): readonly TimelineEntry[] {
  const entries: readonly TimelineEntry[] = [
    {
      at: release.createdAt,
      what: `Attempt ${release.attempt} was started`,
      by: release.createdBy,
    },
    ...release.deployments.map(deployment => ({
      at: deployment.at,
      what: deploymentSentence(release, deployment),
      by: deployment.by,
    })),
    ...approvalEntries(release),
    ...Object.entries(release.probes).flatMap(([probe, { failedAt }]) =>
      failedAt
        ? [{ at: failedAt, what: `The probe ${probe} failed`, by: null }]
        : [],
    ),
    ...release.violations.map(({ at, message }) => ({
      at,
      what: `A rule was broken: ${message}`,
      by: null,
    })),
    ...rollbackEntries(release),
  ];
  // A stable sort: what is recorded at one instant keeps its order.
  return [...entries].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
