import type { ApprovalRequestSnapshot } from '../model/approvalRequest';
import { shortCommit } from '../model/shortCommit';

/**
 * What can be told apart between two requests, as people name it.
 *
 * @public
 */
export type RequestField =
  | 'version'
  | 'commit'
  | 'what'
  | 'why'
  | 'testing-results'
  | 'release-note'
  | 'routine'
  | 'tickets'
  | 'baseline'
  | 'staging-deployment'
  | 'owner'
  | 'workflow';

/** @public */
export interface FieldDifference {
  readonly field: RequestField;
  readonly before: string;
  readonly after: string;
}

/** How each field reads; fields that read the same are no difference. */
const READ: Readonly<
  Record<RequestField, (snapshot: ApprovalRequestSnapshot) => string>
> = {
  version: ({ version }) => version,
  commit: ({ commit }) => commit,
  what: ({ what }) => what,
  why: ({ why }) => why,
  'testing-results': ({ testingResults }) => testingResults,
  'release-note': ({ releaseNote }) => releaseNote.markdown,
  routine: ({ routine }) => (routine ? 'routine' : 'non-routine'),
  tickets: ({ tickets }) =>
    tickets.map(({ tracker, id }) => `${tracker} ${id}`).join(', ') || 'none',
  baseline: ({ baseline }) =>
    baseline
      ? `${baseline.version} (${shortCommit(baseline.commit)})`
      : 'none known',
  'staging-deployment': ({ stagingDeployment }) =>
    stagingDeployment
      ? `${stagingDeployment.environment}, ${stagingDeployment.at}`
      : 'none',
  owner: ({ owner }) => owner,
  workflow: ({ workflow }) => `${workflow.name} ${workflow.version}`,
};

/** What tells two values of a field apart, where that is more than how they read. */
const WHOLE: Readonly<
  Partial<Record<RequestField, (snapshot: ApprovalRequestSnapshot) => string>>
> = {
  baseline: ({ baseline }) =>
    baseline ? `${baseline.version} ${baseline.commit}` : '',
  'staging-deployment': ({ stagingDeployment }) =>
    stagingDeployment?.deploymentId ?? '',
  workflow: ({ workflow }) => workflow.digest,
};

/** The fields that are different in two requests. @public */
export function fieldDifferences(
  before: ApprovalRequestSnapshot,
  after: ApprovalRequestSnapshot,
): readonly FieldDifference[] {
  const fields = Object.entries(READ) as [
    RequestField,
    (typeof READ)[RequestField],
  ][];
  return fields
    .filter(([field, read]) => {
      const whole = WHOLE[field] ?? read;
      return whole(before) !== whole(after);
    })
    .map(([field, read]) => ({
      field,
      before: read(before),
      after: read(after),
    }));
}
