import { isError } from '@backstage/errors';
import type { Knex } from 'knex';
import { setTimeout as delay } from 'node:timers/promises';

const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 200;
/** How long in all; SQLite itself would stop the whole process for as long. */
const GIVES_UP_AFTER_MS = 4_000;
/** Whoever tries again would have found it free within this time. */
const SPELL_ENDS_AFTER_MS = 3 * LONGEST_WAIT_MS;

/** For how long a file has been found held, whoever tried. */
interface Spell {
  readonly since: number;
  readonly seenAt: number;
}

const spells = new WeakMap<Knex, Spell>();

/** Whether another process holds the SQLite file. */
function isBusy(error: unknown): boolean {
  return (
    isError(error) &&
    typeof error.code === 'string' &&
    /^SQLITE_(BUSY|LOCKED)/.test(error.code)
  );
}

/** Notes that the file is held. Returns for how long it has been, in milliseconds. */
function goOn(knex: Knex): number {
  const now = performance.now();
  const spell = spells.get(knex);
  const isNew = !spell || now - spell.seenAt > SPELL_ENDS_AFTER_MS;
  const since = isNew ? now : spell.since;
  spells.set(knex, { since, seenAt: now });
  return now - since;
}

/**
 * Tries again while another process holds the SQLite file, and lets everything
 * else go on meanwhile. All who try wait for the same file, one behind the
 * other where they write to one service: the limit counts from when it was
 * first found held, so that nobody waits for the sum of it.
 */
export async function whileBusy<T>(
  knex: Knex,
  run: () => Promise<T>,
): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      const result = await run();
      spells.delete(knex);
      return result;
    } catch (error) {
      if (!isBusy(error) || goOn(knex) >= GIVES_UP_AFTER_MS) {
        throw error;
      }
    }
    await delay(wait);
  }
}
