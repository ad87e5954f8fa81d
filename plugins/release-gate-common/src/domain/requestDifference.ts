import { canonicalJson } from '../canonical/canonicalJson';
import type { ApprovalRequestSnapshot, RequestedItem } from './events';
import type { EndedApproval, Release } from './release';
import { shortCommit } from './shortCommit';

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

/** @public */
export interface ItemDifference {
  readonly itemId: string;
  readonly title: string;
  /** Undefined where the item was not there. */
  readonly before?: RequestedItem;
  readonly after?: RequestedItem;
}

/**
 * What is different in a request from the one that was decided on last, or from
 * the one before where none was.
 *
 * @public
 */
export interface RequestDifference {
  readonly with: {
    readonly number: number;
    readonly outcome: EndedApproval['status'];
    readonly endedAt: string;
    readonly decidedBy?: string;
    readonly statement?: string;
    readonly noteVersion: number;
  };
  readonly fields: readonly FieldDifference[];
  readonly items: readonly ItemDifference[];
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

function fieldsOf(
  before: ApprovalRequestSnapshot,
  after: ApprovalRequestSnapshot,
): readonly FieldDifference[] {
  const fields = Object.entries(READ) as [
    RequestField,
    (typeof READ)[RequestField],
  ][];
  return fields
    .map(([field, read]) => ({
      field,
      before: read(before),
      after: read(after),
    }))
    .filter(field => field.before !== field.after);
}

function itemsOf(
  before: ApprovalRequestSnapshot,
  after: ApprovalRequestSnapshot,
  titleOf: (itemId: string) => string,
): readonly ItemDifference[] {
  const ids = new Set([...before.items, ...after.items].map(({ id }) => id));
  return [...ids].flatMap(itemId => {
    const [was, is] = [before, after].map(({ items }) =>
      items.find(({ id }) => id === itemId),
    );
    return canonicalJson(was ?? null) === canonicalJson(is ?? null)
      ? []
      : [
          {
            itemId,
            title: titleOf(itemId),
            ...(was && { before: was }),
            ...(is && { after: is }),
          },
        ];
  });
}

/** When an approval ended, or was decided on. */
function endOf(ended: EndedApproval): string {
  return 'endedAt' in ended ? ended.endedAt : ended.decision.decidedAt;
}

/**
 * What has changed in the latest request since the last one that was decided
 * on, or since the one before it. Undefined for a first request.
 *
 * @public
 */
export function requestDifference(
  release: Release,
): RequestDifference | undefined {
  const { approval, pastApprovals } = release;
  const past =
    pastApprovals.filter(({ decision }) => decision !== undefined).at(-1) ??
    pastApprovals.at(-1);
  if (approval.status === 'none' || !past) {
    return undefined;
  }
  const before = past.request.snapshot;
  const after = approval.request.snapshot;
  const titles = new Map(
    release.workflow.stages
      .flatMap(({ items }) => items)
      .map(({ id, title }) => [id, title]),
  );
  const { decision } = past;
  return {
    with: {
      number: before.number,
      outcome: past.status,
      endedAt: endOf(past),
      ...(decision && {
        decidedBy: decision.decidedBy,
        statement: decision.statement,
      }),
      noteVersion: before.releaseNote.version,
    },
    fields: fieldsOf(before, after),
    items: itemsOf(before, after, id => titles.get(id) ?? id),
  };
}
