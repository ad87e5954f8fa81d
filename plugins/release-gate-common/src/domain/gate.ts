import { asOf } from './approval/asOf';
import { isBaselineChanged } from './approval/isBaselineChanged';
import { holderOfProduction, isOpen, releaseOfCommit } from './entity/releases';
import type { EntityRecord } from './model/entity';
import { type Policy, findEnvironment } from './model/policy';
import type { Release } from './model/release';
import { shortCommit } from './model/shortCommit';
import { stagesAt } from './model/workflowItems';
import { openItems } from './progress/itemState';
import { phaseOf } from './progress/phase';

/**
 * Why the gate denies. The order here is the order of the reasons in an answer.
 *
 * @public
 */
export const GATE_REASON_CODES = [
  'unknown-entity',
  'unknown-environment',
  'history-invalid',
  'no-release',
  'commit-mismatch',
  'release-cancelled',
  'release-rolled-back',
  'rollback-target-unknown',
  'already-deployed',
  'checklist-incomplete',
  'approval-missing',
  'approval-rejected',
  'approval-voided',
  'approval-revoked',
  'approval-expired',
  'another-release-in-production',
  'change-freeze',
] as const;

/** @public */
export type GateReasonCode = (typeof GATE_REASON_CODES)[number];

/** @public */
export interface GateReason {
  readonly code: GateReasonCode;
  readonly message: string;
  readonly itemId?: string;
}

/**
 * The answer to: may this commit of this entity go to this environment now?
 * Allowed only when no reason is left.
 *
 * @public
 */
export interface GateAnswer {
  readonly allowed: boolean;
  readonly reasons: readonly GateReason[];
  readonly releaseId?: string;
}

/**
 * What the gate judges by. `release` is the newest release of the entity with
 * exactly the commit; `entityKnown` is false only where the catalog said so.
 *
 * @public
 */
export interface GateQuestion {
  readonly environment: string;
  readonly commit: string;
  readonly now: string;
  readonly policy: Policy;
  readonly entity: EntityRecord;
  /** The owner that the catalog names now, where it is known. */
  readonly owner?: string;
  readonly release?: Release;
  readonly entityKnown: boolean;
  readonly historyValid: boolean;
}

function reason(
  code: GateReasonCode,
  message: string,
  itemId?: string,
): GateReason {
  return { code, message, ...(itemId && { itemId }) };
}

function denied(
  reasons: readonly GateReason[],
  releaseId?: string,
): GateAnswer {
  return { allowed: false, reasons, ...(releaseId && { releaseId }) };
}

function withoutRelease({ entity, commit }: GateQuestion): GateReason {
  const other = entity.releases.filter(isOpen).at(-1);
  return other
    ? reason(
        'commit-mismatch',
        `The open release of ${entity.entityRef} is for commit ${shortCommit(
          other.commit,
        )}, not for ${shortCommit(commit)}`,
      )
    : reason(
        'no-release',
        `${entity.entityRef} has no release of commit ${shortCommit(commit)}`,
      );
}

function openItemReasons(
  release: Release,
  anchors: readonly ('pre-deployment' | 'staging')[],
): readonly GateReason[] {
  return anchors
    .flatMap(anchor => stagesAt(release.workflow, anchor))
    .flatMap(stage =>
      openItems(release, stage).map(item =>
        reason(
          'checklist-incomplete',
          `${stage.title}: '${item.title}' is open`,
          item.id,
        ),
      ),
    );
}

function approvalReasons(release: Release, entity: EntityRecord): GateReason[] {
  const { approval } = release;
  switch (approval.status) {
    case 'none':
      return [reason('approval-missing', 'No approval has been requested')];
    case 'requested':
      return [
        reason('approval-missing', 'The approval request is not decided yet'),
      ];
    case 'rejected':
      return [
        reason(
          'approval-rejected',
          `${approval.decision.decidedBy} rejected the request`,
        ),
      ];
    case 'voided':
      return [
        reason(
          'approval-voided',
          `The request was voided: ${approval.reason.replaceAll('-', ' ')}`,
        ),
      ];
    case 'revoked':
      return [reason('approval-revoked', 'The approval was taken back')];
    case 'expired':
      return [
        reason(
          'approval-expired',
          `The ${approval.decision ? 'approval' : 'request'} ran out at ${
            approval.reason
          }`,
        ),
      ];
    case 'approved':
      return isBaselineChanged(release, entity)
        ? [
            reason(
              'approval-voided',
              'Another commit has reached production since the request',
            ),
          ]
        : [];
    default:
      return approval satisfies never;
  }
}

function productionReasons(
  release: Release,
  entity: EntityRecord,
): readonly GateReason[] {
  const { approval } = release;
  switch (phaseOf(release)) {
    case 'cancelled':
      return [reason('release-cancelled', 'The release was cancelled')];
    case 'rolling-back':
    case 'rolled-back':
      return [
        reason(
          'release-rolled-back',
          `The release was rolled back; the way on is a re-entry`,
        ),
      ];
    default:
  }
  if (approval.status === 'approved' && approval.usedBy) {
    return [
      reason(
        'already-deployed',
        `The approval was used by deployment ${approval.usedBy}`,
      ),
    ];
  }
  const holder = holderOfProduction(entity);
  return [
    ...openItemReasons(release, ['pre-deployment', 'staging']),
    ...approvalReasons(release, entity),
    ...(holder && holder.id !== release.id
      ? [
          reason(
            'another-release-in-production',
            `Release ${holder.version} is in production and not settled`,
          ),
        ]
      : []),
  ];
}

function askProduction(question: GateQuestion): GateAnswer {
  const { entity, commit, environment } = question;
  const rollingBack = entity.releases.find(
    entry =>
      entry.standing === 'rolling-back' &&
      entry.environment.toLowerCase() === environment.toLowerCase(),
  );
  if (rollingBack?.rollbackTarget?.commit === commit) {
    return { allowed: true, reasons: [], releaseId: rollingBack.id };
  }
  const release = question.release && asOf(question.release, question);
  const ofRelease =
    release?.environment.toLowerCase() === environment.toLowerCase()
      ? productionReasons(release, entity)
      : [withoutRelease(question)];
  const reasons =
    rollingBack && !rollingBack.rollbackTarget
      ? [
          ...ofRelease,
          reason(
            'rollback-target-unknown',
            'The release in production is rolling back and no baseline is known',
          ),
        ]
      : ofRelease;
  return reasons.length === 0 && release
    ? { allowed: true, reasons: [], releaseId: release.id }
    : denied(inOrder(reasons), release?.id);
}

function askStaging(question: GateQuestion): GateAnswer {
  const { release } = question;
  if (!release) {
    return denied([withoutRelease(question)]);
  }
  const reasons =
    phaseOf(release) === 'cancelled'
      ? [reason('release-cancelled', 'The release was cancelled')]
      : openItemReasons(release, ['pre-deployment']);
  return reasons.length === 0
    ? { allowed: true, reasons: [], releaseId: release.id }
    : denied(reasons, release.id);
}

function inOrder(reasons: readonly GateReason[]): readonly GateReason[] {
  const rank = ({ code }: GateReason) => GATE_REASON_CODES.indexOf(code);
  return [...reasons].sort((a, b) => rank(a) - rank(b));
}

/**
 * May this commit of this entity go to this environment now? All unmet
 * conditions are reported at once, in the order of {@link GATE_REASON_CODES}.
 * What cannot be decided is denied.
 *
 * @public
 */
export function askGate(question: GateQuestion): GateAnswer {
  const { entity, policy, entityKnown, historyValid } = question;
  const environment = findEnvironment(policy, question.environment);
  const early = [
    ...(entityKnown
      ? []
      : [
          reason(
            'unknown-entity',
            `The catalog does not know ${entity.entityRef}`,
          ),
        ]),
    ...(environment
      ? []
      : [
          reason(
            'unknown-environment',
            `No environment '${question.environment}' is configured`,
          ),
        ]),
    ...(historyValid
      ? []
      : [
          reason(
            'history-invalid',
            `The recorded history of ${entity.entityRef} is not whole`,
          ),
        ]),
  ];
  if (!environment || early.length > 0) {
    return denied(early, historyValid ? question.release?.id : undefined);
  }
  switch (environment.tier) {
    case 'other':
      return {
        allowed: true,
        reasons: [],
        ...(question.release && { releaseId: question.release.id }),
      };
    case 'staging':
      return askStaging(question);
    case 'production':
      return askProduction({ ...question, environment: environment.name });
    default:
      return environment.tier satisfies never;
  }
}

/**
 * The newest release that the gate has to look at for a commit, or undefined.
 *
 * @public
 */
export function releaseForGate(
  entity: EntityRecord,
  commit: string,
): string | undefined {
  return releaseOfCommit(entity, commit)?.id;
}
