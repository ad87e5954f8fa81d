import { genesisHash, verifyChain } from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';

/** What a service has in the database besides its events. */
const LISTS = [
  'releases',
  'release_words',
  'release_contributors',
  'commit_uses',
  'documents',
] as const;

/** SQLite takes at most 500 rows in one statement. */
const ROWS_AT_ONCE = 400;
const COPIES_AT_ONCE = 20;

type Row = Readonly<Record<string, unknown>>;

interface EventRow extends Row {
  readonly stream_id: string;
  readonly sequence: number;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
}

interface Original {
  readonly service: string;
  /** In the order in which they were written. */
  readonly events: readonly EventRow[];
  readonly lists: ReadonlyMap<string, readonly Row[]>;
}

function hashOf(text: string, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(text).digest('hex');
}

/**
 * A service and all that it has under another name. Every id, commit and hash
 * is another one, so the copy stands for itself and its chains are whole.
 */
class Copy {
  readonly #names = new Map<string, string>();
  readonly #pattern: RegExp;
  readonly #number: number;

  constructor(service: string, number: number) {
    this.#number = number;
    this.#names.set(service, `svc${number}`);
    // Commits, hashes, ULIDs and the name.
    this.#pattern = new RegExp(
      `\\b(?:[0-9a-f]{40}|[0-9a-f]{64}|01[0-9A-Z]{24}|${service})\\b`,
      'g',
    );
  }

  events(originals: readonly EventRow[]): readonly EventRow[] {
    return originals.map(original => {
      const streamId = this.#text(original.stream_id);
      if (original.sequence === 1) {
        this.#names.set(original.previous_hash, genesisHash(streamId));
      }
      const body = this.#text(original.body);
      const hash = hashOf(body, 'sha256');
      this.#names.set(original.hash, hash);
      return {
        ...original,
        stream_id: streamId,
        body,
        previous_hash: this.#text(original.previous_hash),
        hash,
      };
    });
  }

  row(original: Row): Row {
    return Object.fromEntries(
      Object.entries(original).map(([column, value]) => [
        column,
        typeof value === 'string' ? this.#text(value) : value,
      ]),
    );
  }

  #text(text: string): string {
    return text.replace(this.#pattern, name => this.#nameFor(name));
  }

  #nameFor(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) {
      return known;
    }
    switch (name.length) {
      case 26: {
        const end = this.#number.toString(16).toUpperCase();
        return name.slice(0, 20) + end.padStart(6, 'W');
      }
      case 40:
        return hashOf(`${name} ${this.#number}`, 'sha1');
      default:
        // The digest of a text, which is the same text in the copy.
        return name;
    }
  }
}

function requireWhole(events: readonly EventRow[]): void {
  for (const streamId of new Set(events.map(event => event.stream_id))) {
    const stream = events.filter(event => event.stream_id === streamId);
    const verified = verifyChain(streamId, stream);
    if ('broken' in verified) {
      throw new Error(`${streamId}: ${verified.broken.reason}`);
    }
  }
}

async function readOriginal(knex: Knex, service: string): Promise<Original> {
  const events = await knex('events').orderBy('position').select();
  const lists = new Map<string, readonly Row[]>();
  for (const list of LISTS) {
    lists.set(list, await knex(list).select());
  }
  return {
    service,
    events: events.map(({ position: _, ...event }) => event),
    lists,
  };
}

/** Writes a service, which has to be the only one in the database, so many times more. */
export async function copyHistory(
  knex: Knex,
  service: string,
  copies: number,
): Promise<void> {
  const original = await readOriginal(knex, service);
  for (let from = 1; from <= copies; from += COPIES_AT_ONCE) {
    const to = Math.min(copies, from + COPIES_AT_ONCE - 1);
    const events: EventRow[] = [];
    const lists = new Map<string, Row[]>(LISTS.map(list => [list, []]));
    for (let number = from; number <= to; number++) {
      const copy = new Copy(service, number);
      events.push(...copy.events(original.events));
      for (const [list, rows] of original.lists) {
        lists.get(list)?.push(...rows.map(row => copy.row(row)));
      }
    }
    if (to === copies) {
      requireWhole(events);
    }
    await knex.transaction(async tx => {
      await tx.batchInsert('events', events, ROWS_AT_ONCE);
      for (const [list, rows] of lists) {
        await tx.batchInsert(list, rows, ROWS_AT_ONCE);
      }
    });
  }
  if (knex.client.config.client === 'pg') {
    // It does so by itself, but not at once.
    await knex.raw('analyze');
  }
}
