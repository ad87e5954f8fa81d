import type { Directory, Look } from '../application/Directory';

/**
 * A catalog in which one group owns everything, one person approves, and
 * everybody else belongs to the group.
 *
 * @public
 */
export function fixedDirectory(people: {
  readonly owner: string;
  /** The approver, and through which groups they are one. */
  readonly approver: readonly [userRef: string, ...groups: string[]];
}): Directory {
  const { owner, approver } = people;
  const [approverRef] = approver;
  const look: Look = {
    entity: async entityRef => ({ entityRef, owners: [owner] }),
    person: async ref =>
      ref === approverRef
        ? { ownsAs: approver, approver: { found: true, via: approver } }
        : { ownsAs: [ref, owner], approver: { found: false } },
    personAtEntity: async (ref, entityRef) => ({
      known: await look.entity(entityRef),
      person: await look.person(ref),
    }),
    approvers: async () => [approverRef],
  };
  return {
    ...look,
    recent: look,
    unknownApprovers: async () => [],
    origins: async () => [],
    chosenWorkflows: async () => new Map(),
  };
}
