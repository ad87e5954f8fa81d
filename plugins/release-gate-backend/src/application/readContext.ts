import type {
  Context,
  EntityRecord,
  Release,
  Roles,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from './Caller';
import type { KnownEntity } from './Directory';
import type { Ports } from './Parts';
import { type Looks, readLooks } from './readLooks';
import { readElsewhere } from './readElsewhere';
import { readRelated } from './readRelated';

/** Everything besides the release that a decision on it, or a page about it, depends on. */
export async function readContext(
  ports: Ports,
  subject: {
    readonly caller: Caller;
    readonly roles: Roles;
    /** The entity as the catalog has it, where it can say. */
    readonly known: KnownEntity | undefined;
    readonly now: string;
    readonly entity: EntityRecord;
    readonly release?: Release;
    /** The commit that a request states as its baseline. */
    readonly statedCommit?: string;
    /** When its checks and tickets were looked at, where that was read before the release was. */
    readonly looks?: Looks;
  },
): Promise<Context> {
  const { caller, roles, known, now, entity, release, statedCommit } = subject;
  const owner = known?.owners.at(0);
  const { bindings, integrations, settings, store } = ports;
  const { timeTracker, ticketTrackers } = integrations;
  const [related, elsewhere, looks] = await Promise.all([
    release ? readRelated(store, entity, release) : [],
    release
      ? readElsewhere(ports, release, statedCommit)
      : { workersElsewhere: [] },
    subject.looks ?? readLooks(ports, release),
  ]);
  return {
    now,
    actor: caller.actor,
    roles,
    policy: settings.policy,
    entity,
    ...(owner !== undefined && { owner }),
    ...(known?.isGone && { entityGone: true }),
    related,
    ...elsewhere,
    answeredBy: release ? bindings.answeredBy(release) : {},
    ...(timeTracker && { timeTracker: timeTracker.id }),
    ...looks,
    ticketTrackers: ticketTrackers.map(({ id }) => id),
    closingTrackers: ticketTrackers.flatMap(tracker =>
      tracker.close ? [tracker.id] : [],
    ),
  };
}
