import { canonicalJson } from '../../canonical/canonicalJson';
import type { EndedApproval } from '../model/approval';
import type {
  ApprovalRequestSnapshot,
  RequestedItem,
} from '../model/approvalRequest';
import type { Release } from '../model/release';
import { itemsOf } from '../model/workflowItems';
import { type FieldDifference, fieldDifferences } from './fieldDifferences';

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

function itemDifferences(
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
    itemsOf(release.workflow).map(({ id, title }) => [id, title]),
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
    fields: fieldDifferences(before, after),
    items: itemDifferences(before, after, id => titles.get(id) ?? id),
  };
}
