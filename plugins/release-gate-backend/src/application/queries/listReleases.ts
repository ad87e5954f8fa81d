import type {
  Page,
  ReleaseListItem,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Ports } from '../Parts';
import type { ReleaseQuery } from '../ReleaseLists';

export type ListInput = Omit<ReleaseQuery, 'now' | 'awaitingDecisionOf'> & {
  readonly awaitingMyDecision: boolean;
};

/** A page of releases; those that wait for the caller's decision only for an approver. */
export async function listReleases(
  { store, lists, directory }: Pick<Ports, 'store' | 'lists' | 'directory'>,
  { actor }: Caller,
  input: ListInput,
): Promise<Page<ReleaseListItem>> {
  const { awaitingMyDecision, ...rest } = input;
  const now = await store.now();
  if (!awaitingMyDecision) {
    return lists.listReleases({ ...rest, now });
  }
  const mayDecide =
    actor.type === 'user' &&
    actor.actor === undefined &&
    (await directory.recent.person(actor.ref)).approver.found;
  return mayDecide
    ? lists.listReleases({ ...rest, awaitingDecisionOf: actor.ref, now })
    : { items: [], pageInfo: {}, totalItems: 0 };
}
