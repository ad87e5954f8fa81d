import { ServiceUnavailableError } from '@backstage/errors';
import type {
  EnvironmentName,
  EntityRef,
  Roles,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from './Caller';
import type { KnownEntity, Look } from './Directory';
import type { Ports } from './Parts';
import { isGranted } from './Settings';

/** Who asks, about which entity. */
export interface StandingQuestion {
  readonly caller: Caller;
  readonly entityRef: EntityRef;
  /** To whom an entity belongs that the catalog does not know any more, who may end what was begun. */
  readonly recordedOwner?: () => Promise<string>;
  /** Where something was deployed: what a pipeline may report depends on it. */
  readonly environment?: EnvironmentName;
}

/** What is known of an entity, and what the caller is to it. */
export interface Standing {
  /** Undefined where the catalog does not know the entity, and it belongs to nobody on record. */
  readonly known: KnownEntity | undefined;
  readonly roles: Roles;
  /** The catalog could not be asked. */
  readonly isCatalogSilent?: true;
}

const NOTHING: Roles = {
  owner: false,
  approver: { found: false },
  pipeline: false,
};

/**
 * What the caller is to an entity, as catalog and configuration have it now.
 * Only for a user is the catalog asked: services own nothing.
 *
 * @throws ServiceUnavailableError where the catalog cannot be asked
 */
export function readStanding(
  { directory, settings }: Pick<Ports, 'directory' | 'settings'>,
  question: StandingQuestion,
): Promise<Standing> {
  return standingIn(directory, settings, question);
}

/**
 * The same for a page, by a catalog of up to three seconds ago. Where it cannot
 * be asked, nothing is known of the entity and the caller is nothing to it.
 */
export async function readStandingForView(
  { directory, settings }: Pick<Ports, 'directory' | 'settings'>,
  question: StandingQuestion,
): Promise<Standing> {
  try {
    return await standingIn(directory.recent, settings, question);
  } catch (error) {
    if (error instanceof ServiceUnavailableError) {
      return { known: undefined, roles: NOTHING, isCatalogSilent: true };
    }
    throw error;
  }
}

async function standingIn(
  look: Look,
  { pipelines }: Ports['settings'],
  { caller, entityRef, recordedOwner, environment }: StandingQuestion,
): Promise<Standing> {
  const { actor } = caller;
  if (actor.type !== 'user') {
    const pipeline =
      actor.type === 'service' &&
      environment !== undefined &&
      isGranted(pipelines, actor.ref, entityRef, environment);
    return { known: undefined, roles: { ...NOTHING, pipeline } };
  }
  const { known: found, person } = await look.personAtEntity(
    actor.ref,
    entityRef,
  );
  const known = found ?? (await goneEntity(entityRef, recordedOwner));
  return {
    known,
    roles: {
      owner: known?.owners.some(each => person.ownsAs.includes(each)) ?? false,
      approver: person.approver,
      pipeline: false,
    },
  };
}

async function goneEntity(
  entityRef: EntityRef,
  recordedOwner: StandingQuestion['recordedOwner'],
): Promise<KnownEntity | undefined> {
  return (
    recordedOwner && {
      entityRef,
      owners: [await recordedOwner()],
      isGone: true,
    }
  );
}
