import { ServiceUnavailableError } from '@backstage/errors';
import type {
  EnvironmentName,
  ApproverFinding,
  Roles,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from './Caller';
import type { KnownEntity } from './Directory';
import type { Ports } from './Parts';
import { isGranted } from './Settings';

/** What the caller is to an entity, and to an environment where one is named. */
export interface RoleQuestion {
  readonly caller: Caller;
  /** Undefined where the catalog does not know the entity. */
  readonly known: KnownEntity | undefined;
  readonly environment?: EnvironmentName;
}

type RolePorts = Pick<Ports, 'directory' | 'settings'>;

/**
 * The caller's roles as catalog and configuration have them now.
 *
 * @throws ServiceUnavailableError where the catalog cannot be asked
 */
export function readRoles(
  { directory, settings }: RolePorts,
  question: RoleQuestion,
): Promise<Roles> {
  return rolesOf(settings, question, ref => directory.approver(ref));
}

/**
 * The caller's roles for a page, which is shown without actions rather than not
 * at all. Where the catalog did not even say what the entity is, it is not asked
 * and waited for once more.
 */
export async function readRolesForView(
  { directory, settings }: RolePorts,
  question: RoleQuestion,
): Promise<Roles> {
  const nobody: Roles = {
    owner: false,
    approver: { found: false },
    pipeline: false,
  };
  if (question.caller.actor.type === 'user' && !question.known) {
    return nobody;
  }
  return rolesOf(settings, question, ref => directory.approver(ref)).catch(
    error => {
      if (error instanceof ServiceUnavailableError) {
        return nobody;
      }
      throw error;
    },
  );
}

async function rolesOf(
  { pipelines }: Ports['settings'],
  { caller, known, environment }: RoleQuestion,
  findApprover: (userRef: string) => Promise<ApproverFinding>,
): Promise<Roles> {
  const { actor, ownership } = caller;
  if (actor.type !== 'user') {
    const isPipeline =
      actor.type === 'service' &&
      known !== undefined &&
      environment !== undefined &&
      isGranted(pipelines, actor.ref, known.entityRef, environment);
    return { owner: false, approver: { found: false }, pipeline: isPipeline };
  }
  const [owned, approver] = await Promise.all([
    ownership(),
    findApprover(actor.ref),
  ]);
  return {
    owner: known?.owners.some(owner => owned.includes(owner)) ?? false,
    approver,
    pipeline: false,
  };
}
