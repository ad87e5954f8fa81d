import {
  type ReleaseId,
  type ReleaseJson,
  canonicalJson,
  sha256,
} from 'backstage-plugin-release-gate-common';
import type { Parts } from '../Parts';
import type { CommandKey } from '../KeyStore';
import { readRelease } from '../queries/readRelease';
import { refusalToError } from '../refusalToError';
import { viewRelease } from '../viewRelease';
import type { CommandRun } from './CommandRun';
import { handleCommand } from './handleCommand';

/** A key that the caller named the command by, and what the command says. */
export interface KeyedContent {
  readonly idempotencyKey: string | undefined;
  readonly content: object;
}

/**
 * Carries out a command on a release and gives the release after it. Repeated
 * under its key, it gives the release that it was carried out on.
 *
 * @throws ConflictError `idempotency-key-reused` for a key that meant another command
 */
export async function releaseAfter(
  parts: Parts,
  run: CommandRun,
  keyed?: KeyedContent,
): Promise<ReleaseJson> {
  const key = keyed && keyOf(run, keyed);
  const outcome = await handleCommand<{ readonly repeatedOn: ReleaseId }>(
    parts,
    key
      ? {
          ...run,
          commandKey: key,
          findEarlier: () => findEarlier(parts, key),
        }
      : { ...run, findEarlier: undefined },
  );
  if ('repeatedOn' in outcome) {
    return readRelease(parts, run.caller, outcome.repeatedOn);
  }
  const { world, context, releaseId } = outcome;
  if (releaseId === undefined) {
    throw new Error('The command left no release');
  }
  const release = world.releases[releaseId];
  return viewRelease(parts, release, {
    ...context,
    answeredBy: parts.bindings.answeredBy(release),
    entity: world.entity,
  });
}

function keyOf(
  { caller }: CommandRun,
  { idempotencyKey, content }: KeyedContent,
): CommandKey | undefined {
  return idempotencyKey === undefined
    ? undefined
    : {
        caller: caller.actor.ref,
        key: idempotencyKey,
        content: sha256(canonicalJson(content)),
      };
}

async function findEarlier(
  { keys, store }: Pick<Parts, 'keys' | 'store'>,
  key: CommandKey,
): Promise<{ readonly repeatedOn: ReleaseId } | undefined> {
  const earlier = await keys.releaseOfKey(key, await store.now());
  if (earlier === 'other-content') {
    throw refusalToError({
      code: 'idempotency-key-reused',
      message: 'idempotencyKey was used for another command before',
    });
  }
  return earlier && { repeatedOn: earlier.releaseId };
}
