import type { Roles } from 'backstage-plugin-release-gate-common';
import type { Parts } from '../Parts';
import { readRoles } from '../readRoles';
import type { CommandRun } from './CommandRun';

/** What the catalog says of the people of a command. */
export interface People {
  /** What the caller is to the entity. */
  readonly roles: Roles;
  /** Who could decide, where the command needs somebody. */
  readonly approvers?: readonly string[];
}

/** @throws ServiceUnavailableError where the catalog cannot be asked */
export async function readPeople(
  parts: Parts,
  run: CommandRun<unknown>,
): Promise<People> {
  const [roles, approvers] = await Promise.all([
    readRoles(parts, run),
    run.needsDecider ? parts.directory.approvers() : undefined,
  ]);
  return { roles, ...(approvers && { approvers }) };
}
